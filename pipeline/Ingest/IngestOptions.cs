using System.Globalization;
using Ingest.Model;

namespace Ingest;

/// <summary>Every setting of a run, immutable after start. Each stage has its own record; <see cref="Validate"/> reports all errors at once.</summary>
public sealed record IngestOptions
{
    public StoreOptions Store { get; init; } = new();
    public CatalogOptions Catalog { get; init; } = new();
    public ScanOptions Scan { get; init; } = new();
    public WorkerOptions Workers { get; init; } = new();
    public RecognizeOptions Recognize { get; init; } = new();
    public SeparateOptions Separate { get; init; } = new();
    public ClassifyOptions Classify { get; init; } = new();
    public RenderOptions Render { get; init; } = new();
    public DepositOptions Deposit { get; init; } = new();
    public ProofOptions Proof { get; init; } = new();
    public ExchangeOptions Exchange { get; init; } = new();

    /// <summary>What people state for every Transfervermerk of the run.</summary>
    public TransferStatements Transfer { get; init; } = new();

    public IEnumerable<string> Validate()
    {
        foreach (var error in Store.Validate()) yield return error;
        if (Scan.Capacity < 1) yield return "Scan:Capacity must be at least 1 page.";
        if (Scan.MaxPixels < 1_000_000) yield return "Scan:MaxPixels must be at least 1,000,000.";
        if (Scan.MaxPages < 1) yield return "Scan:MaxPages must be at least 1.";
        if (Scan.MaxJpegScans < 1) yield return "Scan:MaxJpegScans must be at least 1.";
        if (Scan.MaxFiles < 1) yield return "Scan:MaxFiles must be at least 1.";
        if (Scan.MaxFileBytes < 1) yield return "Scan:MaxFileBytes must be at least 1.";
        if (Scan.MaxZipEntries < 1) yield return "Scan:MaxZipEntries must be at least 1.";
        if (Scan.MaxZipBytes < 1) yield return "Scan:MaxZipBytes must be at least 1.";
        if (Scan.MaxZipRatio < 1) yield return "Scan:MaxZipRatio must be at least 1.";
        if (Scan.MaxZipNesting < 0) yield return "Scan:MaxZipNesting must not be negative.";
        if (Scan.RenderDpi is < 72 or > 1200) yield return "Scan:RenderDpi must lie between 72 and 1200.";
        if (Scan.ParseTimeLimit <= TimeSpan.Zero) yield return "Scan:ParseTimeLimit must be longer than zero.";
        if (Scan.RenderTimeLimit <= TimeSpan.Zero) yield return "Scan:RenderTimeLimit must be longer than zero.";
        if (Workers.MaxMemoryBytes < 256 << 20) yield return "Workers:MaxMemoryBytes must be at least 268435456 (256 MiB).";
        if (Workers.MaxDeaths < 1) yield return "Workers:MaxDeaths must be at least 1.";
        if (Workers.MaxRunDeaths < 1) yield return "Workers:MaxRunDeaths must be at least 1.";
        if (Workers.DecodeTimeLimit <= TimeSpan.Zero) yield return "Workers:DecodeTimeLimit must be longer than zero.";
        if (Workers.AnswerGrace < TimeSpan.Zero) yield return "Workers:AnswerGrace must not be negative.";
        if (Workers.OpenTimeLimit <= TimeSpan.Zero) yield return "Workers:OpenTimeLimit must be longer than zero.";
        if (Workers.PagesPerWorker < 1) yield return "Workers:PagesPerWorker must be at least 1.";
        if (Scan.RenderMemory < 64 << 20) yield return "Scan:RenderMemory must be at least 67,108,864 bytes.";
        if (Scan.MaxStreamBytes < 1 << 20) yield return "Scan:MaxStreamBytes must be at least 1,048,576.";
        if (Recognize.Workers < 1) yield return "Recognize:Workers must be at least 1.";
        if (Recognize.Recognizer is not ("tesseract" or "managed")) yield return $"Recognize:Recognizer (--recognizer) cannot be '{Recognize.Recognizer}': choose tesseract or managed.";
        if (Recognize.Quality is not ("fast" or "best")) yield return $"Recognize:Quality cannot be '{Recognize.Quality}': choose fast or best.";
        if (Recognize is { Languages.Count: > 1 } && Recognize.Languages.Contains(RecognizeOptions.AutomaticLanguage)) yield return "Recognize:Languages (--lang): auto chooses the models itself, name none beside it.";
        if (Recognize is { Recognizer: "tesseract", Languages: [RecognizeOptions.AutomaticLanguage] }) yield return "Recognize:Languages (--lang): only the managed recogniser chooses models itself; name some for tesseract.";
        if (Recognize.Languages.Count == 0) yield return "Recognize:Languages must name at least one model, for example deu.";
        if (Recognize.PageTimeLimit <= TimeSpan.Zero) yield return "Recognize:PageTimeLimit must be longer than zero.";
        if (Classify.AcceptConfidence is < 0 or > 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"Classify:AcceptConfidence must lie between 0 and 1, not {Classify.AcceptConfidence}.");
        if (Render.Workers < 1) yield return "Render:Workers must be at least 1.";
        if (Render.JpegQuality is < 1 or > 100) yield return "Render:JpegQuality must lie between 1 and 100.";
        if (Deposit.Workers < 1) yield return "Deposit:Workers must be at least 1.";
        if (Deposit.ErrorBudget is < 0 or > 1) yield return "Deposit:ErrorBudget must lie between 0 and 1 (share of pages in quarantine).";
        foreach (var error in Proof.Validate()) yield return error;
    }
}

public sealed record CatalogOptions
{
    /// <summary>Of a PostgreSQL database that holds the catalog; empty: <c>catalog.db</c> in the state folder. A secret.</summary>
    public Secret ConnectionString { get; init; }
}

public sealed record ScanOptions
{
    /// <summary>Pages read ahead of recognition; each costs its encoded size in memory.</summary>
    public int Capacity { get; init; } = 4;

    /// <summary>Pixels of one page. A larger page quarantines its whole file.</summary>
    public long MaxPixels { get; init; } = 250_000_000;

    /// <summary>Pages of one file. A longer file is quarantined whole, never cut.</summary>
    public int MaxPages { get; init; } = 100_000;

    /// <summary>Scans of one progressive JPEG; usual are ten. A JPEG of more is quarantined.</summary>
    public int MaxJpegScans { get; init; } = 200;

    /// <summary>Bytes of one file.</summary>
    public long MaxFileBytes { get; init; } = 8L << 30;

    /// <summary>Files of one run; more are refused before anything is read.</summary>
    public int MaxFiles { get; init; } = 1_000_000;

    /// <summary>Files and folders in one ZIP, those of ZIPs in it included. This and the next three refuse the whole ZIP.</summary>
    public int MaxZipEntries { get; init; } = 100_000;

    /// <summary>Bytes one ZIP unpacks to.</summary>
    public long MaxZipBytes { get; init; } = 64L << 30;

    /// <summary>Unpacked bytes of a ZIP for each of its own, counted from 64 MiB on.</summary>
    public int MaxZipRatio { get; init; } = 200;

    /// <summary>ZIPs in ZIPs: 1 takes a ZIP in a delivered ZIP, but none in that.</summary>
    public int MaxZipNesting { get; init; } = 1;

    /// <summary>For the structure of one PDF page or the opening of one PDF.</summary>
    public TimeSpan ParseTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Resolution for PDF pages that are drawn, not scanned, in dots per inch.</summary>
    public int RenderDpi { get; init; } = 300;

    /// <summary>For one page through the PDF renderer.</summary>
    public TimeSpan RenderTimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Address space of the PDF renderer in bytes: room for the largest allowed page with its masks.</summary>
    public long RenderMemory { get; init; } = 4L << 30;

    /// <summary>Bytes that all compressed streams of one PDF page may unfold to while its structure is read; beyond it the page is left to the renderer.</summary>
    public long MaxStreamBytes { get; init; } = 128L << 20;

    /// <summary>Each file is a stack of its own, even single-page images.</summary>
    public bool StackPerFile { get; init; }
}

public sealed record RecognizeOptions
{
    /// <summary>Pages recognised at once; one engine each (60 to 150 MB).</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>In <see cref="Languages"/>: the model is chosen page by page.</summary>
    public const string AutomaticLanguage = "auto";

    /// <summary>Models in order of preference, as Tesseract names them, or <see cref="AutomaticLanguage"/> alone.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["deu"];

    /// <summary><c>managed</c>: Tesseract's models in managed code, several times as fast; what it cannot compute Tesseract reads. <c>tesseract</c>: Tesseract reads all.</summary>
    public string Recognizer { get; init; } = "managed";

    /// <summary><c>fast</c>, or <c>best</c>: every line is read by a second model, too, and the surer word counts. Only for the managed recogniser.</summary>
    public string Quality { get; init; } = "fast";

    /// <summary>Longest time for one page; then it stays in its document without text, flagged <c>text-missing</c>.</summary>
    public TimeSpan PageTimeLimit { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Folder with the .traineddata files; empty: where the Debian packages put them.</summary>
    public string ModelFolder { get; init; } = "";
}

public sealed record SeparateOptions
{
    /// <summary>Texts that mark a separator sheet, compared without case.</summary>
    public IReadOnlyList<string> SeparatorTexts { get; init; } = ["PATCHT"];
}

public sealed record ClassifyOptions
{
    /// <summary>Class and fields below this confidence go to review.</summary>
    public double AcceptConfidence { get; init; } = 0.9;

    /// <summary>
    /// A file reference of no known Akte that differs from a known one by one character goes to review. Off where new Akten come with
    /// every delivery in consecutive numbers and are not registered before.
    /// </summary>
    public bool QuestionNearAkten { get; init; } = true;
}

public sealed record RenderOptions
{
    /// <summary>Documents rendered at once.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>For pictures delivered with loss in a form PDF/A does not take (CMYK JPEG); all others keep every pixel.</summary>
    public int JpegQuality { get; init; } = 90;

    /// <summary>Folder that also gets each PDF as PDF/A-1b, for conformance checks with PDFBox preflight; empty: none.</summary>
    public string TwinFolder { get; init; } = "";
}

public sealed record DepositOptions
{
    /// <summary>Documents deposited at once.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Share of pages in quarantine above which the run stops (exit 11); 1 = never.</summary>
    public double ErrorBudget { get; init; } = 1;
}

public sealed record ExchangeOptions
{
    /// <summary>Folder with the published schemas (<c>3.1.0/xdomea.xsd</c> ...): each message is validated before its package is finished. Empty: own checks only.</summary>
    public string Schemas { get; init; } = "";

    /// <summary>Institution that hands over (Kopf/Absender). Empty: the organisation.</summary>
    public string Sender { get; init; } = "";

    /// <summary>Institution that takes over (Kopf/Empfaenger), unless the command names one.</summary>
    public string Receiver { get; init; } = "";

    /// <summary>Ask for a message 0403 on arrival too; 0402 is always asked for.</summary>
    public bool AskForReceipt { get; init; }
}
