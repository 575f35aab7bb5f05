using System.Globalization;
using Ingest.Model;
using Ingest.Render.Images;

namespace Ingest.Render.Pdf;

/// <summary>Colour spaces of pictures: device spaces under the sRGB intent, or the picture's own ICC profile, written once per document.</summary>
internal sealed class IccProfiles(PdfObjects objects)
{
    private readonly Dictionary<Digest, int> written = [];

    public string ColourSpace(EmbeddedImage picture, PdfProfile profile)
    {
        var device = picture.Components == 1 ? "/DeviceGray" : "/DeviceRGB";
        if (picture.IccProfile.IsEmpty || !IccHeader.Fits(picture.IccProfile.Span, picture.Components, profile.Part() == 1 ? 2 : 4))
            return device;
        var key = Digest.Of(picture.IccProfile.Span);
        if (!written.TryGetValue(key, out var number))
        {
            number = objects.AddStream(
                string.Create(CultureInfo.InvariantCulture, $"/N {picture.Components} /Alternate {device} /Filter /FlateDecode"), Deflate.Of(picture.IccProfile.Span));
            written.Add(key, number);
        }
        return string.Create(CultureInfo.InvariantCulture, $"[/ICCBased {number} 0 R]");
    }
}
