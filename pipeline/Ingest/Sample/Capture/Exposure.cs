using Ingest.Native;

namespace Ingest.Sample.Capture;

/// <summary>Turns a rendered page into what a scanner delivers: bitonal or colour pixels with grain, shade and dust.</summary>
internal static class Exposure
{
    /// <summary>One sample per pixel in, one bit per pixel out.</summary>
    public static Pix Bilevel(Photograph photo, Wear wear, Dice dice)
    {
        var pix = Pix.Create(photo.Width, photo.Height, 1);
        var tone = new PaperTone(photo.Width, photo.Height, wear, dice.Fork());
        var words = pix.Words;
        var perLine = pix.WordsPerLine;
        var tones = new int[photo.Width];
        for (var y = 0; y < photo.Height; y++)
        {
            tone.Fill(y, tones);
            var samples = photo.Samples.AsSpan(y * photo.Width, photo.Width);
            var line = words.Slice(y * perLine, perLine);
            for (var x = 0; x < samples.Length; x++)
                if (samples[x] + tones[x] < wear.Threshold)
                    line[x >> 5] |= 0x80000000u >> (x & 31);
        }
        return pix;
    }

    /// <summary>Three samples per pixel in, 32-bit colour out.</summary>
    public static Pix Colour(Photograph photo, Wear wear, Dice dice)
    {
        var pix = Pix.Create(photo.Width, photo.Height, 32);
        var tone = new PaperTone(photo.Width, photo.Height, wear, dice.Fork());
        var words = pix.Words;
        var perLine = pix.WordsPerLine;
        var tones = new int[photo.Width];
        for (var y = 0; y < photo.Height; y++)
        {
            tone.Fill(y, tones);
            var samples = photo.Samples.AsSpan(y * photo.Width * 3, photo.Width * 3);
            var line = words.Slice(y * perLine, perLine);
            for (var x = 0; x < tones.Length; x++)
                line[x] = (Level(samples[3 * x] + tones[x]) << 24) | (Level(samples[3 * x + 1] + tones[x]) << 16) | (Level(samples[3 * x + 2] + tones[x]) << 8);
        }
        return pix;
    }

    private static uint Level(int value) => (uint)Math.Clamp(value, 0, 255);
}
