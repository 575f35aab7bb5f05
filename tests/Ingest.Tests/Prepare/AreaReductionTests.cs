using Ingest.Native;
using Ingest.Prepare;

namespace Ingest.Tests.Prepare;

public sealed class AreaReductionTests
{
    [Theory]
    [InlineData(2480, 1754, 0.5)]
    [InlineData(1273, 997, 0.625)]
    [InlineData(331, 77, 0.1)]
    [InlineData(9, 7, 0.01)]
    public void An_even_grey_stays_the_same_to_the_last_column(int width, int height, double factor)
    {
        var grey = new byte[width * height];
        Array.Fill(grey, (byte)201);
        var (reduced, newWidth, newHeight) = AreaReduction.Reduce(grey, width, height, factor);
        Assert.Equal((Math.Max(1, (int)Math.Round(width * factor)), Math.Max(1, (int)Math.Round(height * factor))), (newWidth, newHeight));
        Assert.All(reduced, g => Assert.Equal(201, g));
    }

    [Fact]
    public void A_new_pixel_is_the_mean_of_what_it_covers()
    {
        byte[] grey = [0, 100, 200, 20, 40, 60, 90, 90, 90];
        var (reduced, width, height) = AreaReduction.Reduce(grey, 3, 3, 2 / 3.0);
        Assert.Equal((2, 2), (width, height));
        // 1.5 by 1.5 pixels each: whole ones count twice as much as halves, quarters once.
        Assert.InRange(reduced[0], (0 * 4 + 100 * 2 + 20 * 2 + 40) / 9 - 1, (0 * 4 + 100 * 2 + 20 * 2 + 40) / 9 + 1);
        Assert.InRange(reduced[3], (90 * 4 + 90 * 2 + 60 * 2 + 40) / 9 - 1, (90 * 4 + 90 * 2 + 60 * 2 + 40) / 9 + 1);
    }

    [Fact]
    public void A_picture_of_Leptonica_is_read_row_by_row()
    {
        using var page = Pix.Create(13, 8, 8);
        for (var i = 0; i < page.Words.Length; i++)
            page.Words[i] = (uint)i * 0x01030507;
        var bytes = page.GreyBytes();
        Assert.Equal(AreaReduction.Reduce(bytes, 13, 8, 0.5).Grey, AreaReduction.Reduce(page, 0.5).Grey);
        Assert.Equal(page.Words[4] >> 24, bytes[13]);
    }
}
