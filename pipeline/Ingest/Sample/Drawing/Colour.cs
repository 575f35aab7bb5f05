using System.Globalization;

namespace Ingest.Sample.Drawing;

/// <summary>RGB from 0 to 255.</summary>
internal readonly record struct Colour(byte R, byte G, byte B)
{
    public static Colour Black { get; } = new(22, 22, 24);
    public static Colour White { get; } = new(255, 255, 255);
    public static Colour InkBlue { get; } = new(28, 42, 132);

    /// <summary>Operands of rg and RG.</summary>
    public string Operands => string.Create(CultureInfo.InvariantCulture, $"{R / 255.0:0.###} {G / 255.0:0.###} {B / 255.0:0.###}");

    public Colour Scaled(double factor) => new(Part(R, factor), Part(G, factor), Part(B, factor));

    private static byte Part(byte value, double factor) => (byte)Math.Clamp(Math.Round(value * factor), 0, 255);
}
