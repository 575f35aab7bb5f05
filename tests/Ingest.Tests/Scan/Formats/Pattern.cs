using Ingest.Native;

namespace Ingest.Tests.Scan.Formats;

/// <summary>A generated picture without symmetry, as red, green, blue per pixel: what the encoders get and what the decoders must give back.</summary>
internal sealed record Pattern(int Width, int Height, byte[] Rgb)
{
    /// <summary>Odd, so that padded rows, cut tiles and half strips come up.</summary>
    private const int DefaultWidth = 203;
    private const int DefaultHeight = 117;

    public static Pattern Bilevel(int page) => Of((x, y) => Same(((x / 9 * 7) + (y / 5 * 3) + (x * y / 300) + page) % 3 == 0 ? 0 : 255));

    public static Pattern Grey(int page) => Of((x, y) => Same((byte)((x * 3) + (y * 5) + (x * y / 40) + page)));

    public static Pattern Colour(int page) => Of((x, y) => ((byte)((x * 5) + page), (byte)(y * 7), (byte)((x * y / 9) + (x ^ y))));

    /// <summary>16 shades or colours, the same in each run of pixels: what 4-bit samples and palettes hold without loss.</summary>
    public static Pattern Shades(int page, int count) => Of((x, y) => Same(((x / 3) + (y / 2) + page) % count * 255 / (count - 1)));

    /// <summary>Flat blocks of 16 pixels under a slow change of colour: JPEG keeps them, whatever its subsampling.</summary>
    public static Pattern Blocks(int page) => Of((x, y) =>
    {
        var light = 50 + (x / 16 * 7) + (y / 16 * 9) + page;
        return (light + 20 + (x / 32), light, light - 20 - (y / 32));
    });

    public static Pattern GreyBlocks(int page) => Of((x, y) => Same((byte)(30 + (x / 16 * 11) + (y / 16 * 7) + page)));

    public static Pattern Of(Func<int, int, (int Red, int Green, int Blue)> colour, int width = DefaultWidth, int height = DefaultHeight)
    {
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                (rgb[((y * width) + x) * 3], rgb[(((y * width) + x) * 3) + 1], rgb[(((y * width) + x) * 3) + 2]) = Bytes(colour(x, y));
        return new(width, height, rgb);
    }

    public (byte Red, byte Green, byte Blue) this[int x, int y] =>
        (Rgb[((y * Width) + x) * 3], Rgb[(((y * Width) + x) * 3) + 1], Rgb[(((y * Width) + x) * 3) + 2]);

    public Pix ToPix()
    {
        var pix = Pix.Create(Width, Height, 32);
        var words = pix.Words;
        for (var i = 0; i < words.Length; i++)
            words[i] = ((uint)Rgb[i * 3] << 24) | ((uint)Rgb[(i * 3) + 1] << 16) | ((uint)Rgb[(i * 3) + 2] << 8);
        return pix;
    }

    public static Pattern From(Pix pix)
    {
        using var colour = pix.ToColour();
        var rgb = new byte[colour.Width * colour.Height * 3];
        var words = colour.Words;
        for (var i = 0; i < words.Length; i++)
            (rgb[i * 3], rgb[(i * 3) + 1], rgb[(i * 3) + 2]) = ((byte)(words[i] >> 24), (byte)(words[i] >> 16), (byte)(words[i] >> 8));
        return new(colour.Width, colour.Height, rgb);
    }

    /// <summary>The largest difference of any channel of any pixel.</summary>
    public int DistanceTo(Pattern other)
    {
        Assert.Equal((Width, Height), (other.Width, other.Height));
        return Rgb.Zip(other.Rgb, (a, b) => Math.Abs(a - b)).Max();
    }

    private static (int Red, int Green, int Blue) Same(int grey) => (grey, grey, grey);

    private static (byte Red, byte Green, byte Blue) Bytes((int Red, int Green, int Blue) colour) => ((byte)colour.Red, (byte)colour.Green, (byte)colour.Blue);
}
