using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize.Managed;

namespace Ingest.Tests.Recognize.Managed;

/// <summary>Scaled parts of a page against those of Leptonica, pixel by pixel.</summary>
public sealed class LineScalerTests
{
    private readonly LineScaler scaler = new();

    [Theory]
    [InlineData(36)]
    [InlineData(48)]
    public void Any_part_of_a_page_has_the_pixels_leptonica_gives(int height)
    {
        using var page = Page();
        var random = new Random(height);
        for (var i = 0; i < 400; i++)
        {
            var (width, tall) = (random.Next(20, 500), random.Next(5, i % 4 == 0 ? page.Height : 90));
            AssertSame(page, Place(random, page, width, tall), (float)height / tall);
        }
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(0.25f)]
    [InlineData(0.125f)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(0.7f)]
    [InlineData(0.69999f)]
    [InlineData(1.4f)]
    [InlineData(0.2f)]
    [InlineData(0.21f)]
    [InlineData(0.015f)]
    [InlineData(9)]
    public void Factors_at_which_the_way_of_scaling_changes_too(float scale)
    {
        using var page = Page();
        AssertSame(page, new Box(3, 5, 303, 305), scale);
        AssertSame(page, new Box(0, 0, page.Width, page.Height), scale);
    }

    [Fact]
    public void Pictures_of_a_few_pixels_too()
    {
        using var page = Page();
        for (var width = 1; width < 8; width++)
        {
            for (var height = 1; height < 8; height++)
            {
                foreach (var scale in (float[])[0.6f, 0.8f, 1.3f, 3])
                    if (width * scale >= 1 && height * scale >= 1)
                        AssertSame(page, new Box(40, 30, 40 + width, 30 + height), scale);
            }
        }
    }

    private void AssertSame(Pix page, Box box, float scale)
    {
        using var part = page.Clip(box.Left, box.Top, box.Width, box.Height);
        using var expected = part.Scale(scale, scale);
        var found = scaler.Scale(page, box, scale);
        Assert.Equal((expected.Width, expected.Height), (found.Width, found.Height));
        Assert.True(found.Pixels.SequenceEqual(expected.GreyBytes()), $"{box} scaled by {scale} differs");
    }

    private static Box Place(Random random, Pix page, int width, int height)
    {
        var (left, top) = (random.Next(page.Width - width + 1), random.Next(page.Height - height + 1));
        return new Box(left, top, left + width, top + height);
    }

    // Noise on stripes: dark, light and everything between.
    private static Pix Page()
    {
        var page = Pix.Create(613, 407, 8);
        var random = new Random(4);
        var words = page.Words;
        for (var i = 0; i < words.Length; i++)
            words[i] = (i / 7 % 3) switch { 0 => 0, 1 => uint.MaxValue, _ => (uint)random.NextInt64(1L << 32) };
        return page;
    }
}
