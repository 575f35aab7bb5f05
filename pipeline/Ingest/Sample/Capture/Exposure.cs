using Ingest.Native;

namespace Ingest.Sample.Capture;

/// <summary>Turns a rendered page into what a scanner delivers: bitonal or colour pixels with grain, shade and dust.</summary>
internal static class Exposure
{
    /// <summary>One line of samples and what paper and sensor add to each of its pixels, to pixels as leptonica packs them.</summary>
    private delegate void Expose(ReadOnlySpan<byte> samples, ReadOnlySpan<int> tones, Span<uint> line);

    /// <summary>One sample per pixel in, one bit per pixel out.</summary>
    public static Pix Bilevel(Photograph photo, Wear wear, Dice dice) => Develop(photo, 1, 1, wear, dice, (samples, tones, line) =>
    {
        for (var x = 0; x < samples.Length; x++)
            if (samples[x] + tones[x] < wear.Threshold)
                line[x >> 5] |= 0x80000000u >> (x & 31);
    });

    /// <summary>Three samples per pixel in, 32-bit colour out.</summary>
    public static Pix Colour(Photograph photo, Wear wear, Dice dice) => Develop(photo, 3, 32, wear, dice, (samples, tones, line) =>
    {
        for (var x = 0; x < tones.Length; x++)
            line[x] = (Level(samples[3 * x] + tones[x]) << 24) | (Level(samples[3 * x + 1] + tones[x]) << 16) | (Level(samples[3 * x + 2] + tones[x]) << 8);
    });

    private static Pix Develop(Photograph photo, int channels, int depth, Wear wear, Dice dice, Expose expose)
    {
        var pix = Pix.Create(photo.Width, photo.Height, depth);
        var tone = new PaperTone(photo.Width, photo.Height, wear, dice.Fork());
        var words = pix.Words;
        var tones = new int[photo.Width];
        for (var y = 0; y < photo.Height; y++)
        {
            tone.Fill(y, tones);
            var samples = photo.Samples.AsSpan(y * photo.Width * channels, photo.Width * channels);
            expose(samples, tones, words.Slice(y * pix.WordsPerLine, pix.WordsPerLine));
        }
        return pix;
    }

    private static uint Level(int value) => (uint)Math.Clamp(value, 0, 255);
}
