namespace Ingest.Model;

/// <summary>
/// By how many degrees the delivered image is turned clockwise to stand upright: 0, 90, 180 or 270.
/// Words are read on the upright page; everything that leaves the process speaks of the delivered image.
/// </summary>
public enum Turn
{
    None = 0,
    Right = 90,
    Half = 180,
    Left = 270,
}

public static class Turns
{
    public static Turn Then(this Turn first, Turn second) => (Turn)(((int)first + (int)second) % 360);

    public static bool SwapsSides(this Turn turn) => turn is Turn.Right or Turn.Left;

    /// <summary>The turn that undoes this one.</summary>
    public static Turn Back(this Turn turn) => (Turn)((360 - (int)turn) % 360);

    /// <summary>A box of the upright page in the delivered image, whose size is <paramref name="width"/> by <paramref name="height"/> pixels.</summary>
    public static Box ToDelivered(this Turn turn, Box upright, int width, int height) => turn switch
    {
        Turn.None => upright,
        Turn.Right => new(upright.Top, height - upright.Right, upright.Bottom, height - upright.Left),
        Turn.Half => new(width - upright.Right, height - upright.Bottom, width - upright.Left, height - upright.Top),
        Turn.Left => new(width - upright.Bottom, upright.Left, width - upright.Top, upright.Right),
        _ => throw new ArgumentOutOfRangeException(nameof(turn)),
    };
}
