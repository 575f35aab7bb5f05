using System.Globalization;

namespace Ingest.Sample.Output;

/// <summary>A folder of numbered JPEG files.</summary>
internal sealed class ImageFolder : IStackFile
{
    private readonly string folder;

    public ImageFolder(string path)
    {
        folder = path;
        Directory.CreateDirectory(path);
    }

    public void Add(SamplePage page)
    {
        using var file = File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{page.Row.Page:D4}.jpg")));
        file.Write(page.Bytes.Span);
    }

    public void Dispose()
    {
    }
}
