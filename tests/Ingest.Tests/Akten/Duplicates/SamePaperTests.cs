using Ingest.Akten.Duplicates;

namespace Ingest.Tests.Akten.Duplicates;

public class SamePaperTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(20)]
    public void Two_readings_of_one_paper_are_the_same(int perThousand)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            Assert.True(SamePaper.Is(Papers.Words(Papers.Read(Papers.Form(seed), perThousand, seed)), Papers.Words(Papers.Read(Papers.Form(seed), perThousand, -seed))), $"form {seed}");
            Assert.True(SamePaper.Is(Papers.Words(Papers.Read(Papers.Letter(seed), perThousand, seed)), Papers.Words(Papers.Read(Papers.Letter(seed), perThousand, -seed))), $"letter {seed}");
        }
    }

    [Fact]
    public void Two_fillings_of_one_form_are_not()
    {
        for (var seed = 1; seed <= 20; seed++)
            Assert.False(SamePaper.Is(Papers.Words(Papers.Form(seed)), Papers.Words(Papers.Form(seed + 100))));
    }

    [Fact]
    public void The_order_of_columns_does_not_count_but_the_number_of_pages_does()
    {
        var (left, right) = (Papers.Letter(1), Papers.Letter(2));
        Assert.True(SamePaper.Is(Papers.Words(left + " " + right), Papers.Words(right + " " + left)));
        Assert.False(SamePaper.Is(Papers.Words(left, right), Papers.Words(left + " " + right)));
        Assert.True(SamePaper.Is(Papers.Words(left, right), Papers.Words(left, " . ", right)));
    }

    [Fact]
    public void A_part_is_not_the_whole() => Assert.False(SamePaper.Is(Papers.Words(Papers.Letter(1, 100)), Papers.Words(Papers.Letter(1))));

    [Fact]
    public void A_document_of_thousands_of_words_is_compared_by_its_beginning()
    {
        var long1 = Enumerable.Range(0, 60).Select(n => Papers.Letter(n, 300)).ToArray();
        var words = Papers.Words(long1);
        Assert.True(words.IsFull);
        Assert.Equal(60, words.Pages);
        Assert.True(SamePaper.Is(words, Papers.Words([.. long1.Select((p, i) => Papers.Read(p, 10, i))])));
    }

    [Theory]
    [InlineData("Größe", "grosse")]
    [InlineData("2O14", "2014")]
    [InlineData("I5.02.l995", "15021995")]
    [InlineData("Illit", "illit")]
    [InlineData("—", "")]
    public void Words_meet_in_one_form(string word, string form) => Assert.Equal(form, WordForm.Of(word));

    [Fact]
    public void Sketches_of_two_readings_share_features_and_those_of_strangers_none()
    {
        var first = Sketch.Of(Papers.Words(Papers.Read(Papers.Letter(1), 10, 1)).Words);
        Assert.Equal(Sketch.Size, first.Count);
        Assert.True(first.Intersect(Sketch.Of(Papers.Words(Papers.Read(Papers.Letter(1), 10, 2)).Words)).Count() >= SketchIndex.FewestShared);
        Assert.Empty(first.Intersect(Sketch.Of(Papers.Words(Papers.Letter(2)).Words)));
        Assert.Empty(Sketch.Of(Papers.Words("nur ein paar Worte").Words));
    }
}
