using Ingest.Model;
using Ingest.Render.Text;

namespace Ingest.Tests.Models;

public sealed class PageImageTests
{
    [Theory]
    [InlineData(Turn.None, 1000 - 30, 1000 - 10)]
    [InlineData(Turn.Half, 10, 30)]
    public void A_box_of_a_mirrored_page_lies_on_the_other_side_of_the_delivered_image(Turn turn, int left, int right)
    {
        var image = new PageImage(new DeliveredImage(Digest.Of([1]), ImageCoding.Tiff), 1000, 2000, 300, 300) { Mirrored = true };
        var box = image.ToDelivered(turn, new Box(10, 20, 30, 60));

        Assert.Equal((left, right), (box.Left, box.Right));
        Assert.Equal(box, PageFrame.Of(new PageId("stack", 1), image, turn).ToDelivered(new Box(10, 20, 30, 60)));
    }
}
