using Ingest.Tests.Render;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>Every PDF of the real stacks: the 1b twin by PDFBox preflight, the 2u file by structure.</summary>
[Collection(nameof(StackRun))]
public sealed class ConformanceTests(StackRun run)
{
    [Fact]
    public void Every_twin_passes_preflight()
    {
        var twins = Directory.GetFiles(run.Twins, "*.pdf");
        Assert.Equal(run.Documents.Count(), twins.Length);
        PdfAsserts.ConformToPdfa1bTwin(twins);
    }

    [Fact]
    public void Every_stored_pdf_has_the_structure_of_pdfa_2u()
    {
        foreach (var document in run.Documents)
            PdfAsserts.ConformsToPdfa2u(File.ReadAllBytes(run.FileOf(document, "pdf")));
    }
}
