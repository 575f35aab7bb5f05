using System.Text;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Tests.Deposit;

public sealed class CommitMarkerTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    private CommitMarker Marker(RecordedDocument? document = null) =>
        CommitMarker.Of(SampleDocuments.Rendered(Path.Combine(folder.Root, "work"), document ?? SampleDocuments.Recorded()), SampleDocuments.Batch, SampleDocuments.Labels);

    [Fact]
    public void A_marker_read_back_and_written_again_is_the_same_bytes()
    {
        var marker = Marker() with { Gaps = [new("a.tif", 7)], Clock = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)) };
        var bytes = MarkerWriter.Write(marker);
        var read = MarkerReader.Read(bytes);
        Assert.Equal(bytes.ToArray(), MarkerWriter.Write(read).ToArray());
        Assert.Equal(marker.Pages, read.Pages);
        Assert.Equal(marker.Fields, read.Fields);
        Assert.Equal(marker.Issues, read.Issues);
        Assert.Equal(marker.Objects, read.Objects);
        Assert.Equal(marker.Filing, read.Filing);
        Assert.Equal(marker.Gaps, read.Gaps);
        Assert.Equal(marker.Clock, read.Clock);
    }

    [Fact]
    public void The_same_document_always_gives_the_same_bytes() =>
        Assert.Equal(MarkerWriter.Write(Marker()).ToArray(), MarkerWriter.Write(Marker()).ToArray());

    [Fact]
    public void Times_are_written_in_utc() =>
        Assert.Contains("\"clock\": \"2026-03-04T05:06:07Z\"", Encoding.UTF8.GetString(MarkerWriter.Write(Marker()).Span), StringComparison.Ordinal);

    [Fact]
    public void Issues_of_pages_stand_in_the_marker() =>
        Assert.Contains(Marker().Issues, i => i.Code == IssueCodes.TextMissing && i.Subject == "a.tif#2");

    [Fact]
    public void Every_cut_and_every_flipped_bit_is_read_or_refused_but_never_fatal()
    {
        var bytes = MarkerWriter.Write(Marker()).ToArray();
        var refused = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            refused += Refused(bytes[..i]) ? 1 : 0;
            var flipped = bytes.ToArray();
            flipped[i] ^= (byte)(1 << (i % 8));
            refused += Refused(flipped) ? 1 : 0;
        }

        Assert.True(refused > bytes.Length);

        static bool Refused(byte[] damaged)
        {
            try
            {
                _ = MarkerReader.Read(damaged);
                return false;
            }
            catch (FormatException)
            {
                return true;
            }
        }
    }

    [Fact]
    public void Without_an_aktenzeichen_the_document_lies_in_the_unresolved_akte()
    {
        Assert.Equal("Eingang ungeklärt", Marker(SampleDocuments.Recorded(akte: "")).Filing.Akte);
        Assert.Equal("31-1234/2020-5", Marker().Filing.Akte);
    }

    [Fact]
    public void The_title_is_the_subject_or_else_class_and_date()
    {
        Assert.Equal("Bescheid vom 17.05.2020", Marker().Filing.Title);
        Assert.Equal("Anhörung zum Bauantrag", Marker(SampleDocuments.Recorded(subject: "  Anhörung\nzum\tBauantrag ")).Filing.Title);
        Assert.Equal(200, Marker(SampleDocuments.Recorded(subject: new string('x', 500))).Filing.Title.Length);
    }

    [Fact]
    public void A_document_under_review_is_provisional_and_one_with_a_gap_is_held()
    {
        Assert.Equal(DocumentStatus.Provisional, Marker(SampleDocuments.Recorded(route: Route.Review)).Status);
        var whole = SampleDocuments.Recorded();
        var gap = whole with { Classified = whole.Classified with { Document = whole.Document with { Gaps = [new("a.tif", 3)] } } };
        Assert.Equal(DocumentStatus.Held, Marker(gap).Status);
    }
}
