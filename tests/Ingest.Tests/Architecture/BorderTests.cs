using System.Reflection;
using System.Text.RegularExpressions;
using Ingest.Native;
using Ingest.Tests.Support;

namespace Ingest.Tests.Architecture;

/// <summary>The walls of the house (DESIGN §3): who may know whom.</summary>
public partial class BorderTests
{
    /// <summary>What any stage folder may know: what travels, native code, the interfaces of the flow.</summary>
    private static readonly string[] Common = ["Ingest.Model", "Ingest.Native", "Ingest.Flow"];

    /// <summary>Beyond that, by decision: the wall in front of every store is an interface that others use.</summary>
    private static readonly string[] StoreInterface = ["Ingest.Deposit"];

    /// <summary>What a folder is about: the proof is about the records of the store.</summary>
    private static readonly Dictionary<string, string[]> Beyond = new() { ["Proof"] = ["Ingest.Deposit"], ["Backup"] = ["Ingest.Deposit"] };

    public static TheoryData<string> StageFolders => new(Stages);

    private static IEnumerable<string> Stages =>
        Directory.EnumerateDirectories(Repository.File("pipeline", "Ingest"))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name is not ("bin" or "obj" or "Model" or "Flow"));

    [Theory]
    [MemberData(nameof(StageFolders))]
    public void Stage_folders_meet_only_in_the_model(string folder)
    {
        var own = $"Ingest.{folder}";
        var folders = Stages.Select(name => $"Ingest.{name}").ToHashSet();
        foreach (var file in SourceFile.Below("pipeline", "Ingest", folder))
        {
            var foreign = file.Mentions.Where(m => folders.Contains(m) && m != own).Distinct();
            foreign = foreign.Except(Beyond.GetValueOrDefault(folder, []));
            if (UsesOnlyTheStoreInterface(file))
                foreign = foreign.Except(StoreInterface);
            Assert.True(!foreign.Any(), $"{file.Name} knows {string.Join(", ", foreign)}; stage folders know only {string.Join(", ", Common)}.");
        }
    }

    [Fact]
    public void The_model_knows_no_stage_and_no_flow()
    {
        foreach (var file in SourceFile.Below("pipeline", "Ingest", "Model"))
            Assert.Empty(file.Mentions.Except(["Ingest.Model", "Ingest.Native"]));
    }

    [Fact]
    public void The_flow_knows_no_domain_word()
    {
        foreach (var file in SourceFile.Below("pipeline", "Ingest", "Flow"))
        {
            Assert.Empty(file.Mentions.Except(["Ingest.Flow"]));
            var words = Words().Matches(file.Text).Select(m => m.Value.ToUpperInvariant()).ToHashSet();
            words.IntersectWith(DomainWords);
            Assert.True(words.Count == 0, $"{file.Name} speaks of {string.Join(", ", words)}.");
        }
    }

    [Fact]
    public void Projects_refer_one_way()
    {
        Assert.DoesNotContain(References(typeof(Pix).Assembly), name => name.StartsWith("Ingest", StringComparison.Ordinal));
        Assert.Equal(["Ingest.Native"], References(typeof(IngestException).Assembly).Where(name => name.StartsWith("Ingest", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_library_knows_no_console_and_no_web()
    {
        Assert.DoesNotContain(References(typeof(IngestException).Assembly), name =>
            name is "System.Console" or "Spectre.Console" or "System.CommandLine" || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void No_pointer_is_visible_outside_native_code()
    {
        const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        // the constructor of every delegate takes a pointer the compiler supplies
        // the runtime gives every delegate a constructor with a code pointer
        var pointers = typeof(IngestException).Assembly.GetTypes().Where(t => !t.IsSubclassOf(typeof(Delegate))).SelectMany(t => t.GetMembers(Visible)).Where(Shows);
        var native = typeof(Pix).Assembly.GetExportedTypes()
            .SelectMany(t => t.GetMembers(Visible)).Where(Shows);
        Assert.Empty(pointers.Concat(native).Select(m => $"{m.DeclaringType}.{m.Name}"));
    }

    [Theory]
    [InlineData("pipeline")]
    [InlineData("tests")]
    [InlineData("benchmarks")]
    public void No_file_is_longer_than_400_lines(string folder) =>
        Assert.Empty(SourceFile.Below(folder).Where(f => f.Lines > 400).Select(f => $"{f.Name}: {f.Lines} lines"));

    private static readonly HashSet<string> DomainWords =
    [
        .. "PAGE PAGES DOCUMENT DOCUMENTS STACK STACKS SCAN SCANS SCANNED BATCH BATCHES AKTE AKTEN VORGANG IMAGE IMAGES PIX PIXEL PIXELS OCR WORD WORDS".Split(' '),
        .. "TEXT PDF TIFF STORE RECEIPT JOURNAL ISSUE ISSUES SEPARATOR CLASSIFIER RENDERER DEPOSIT TESSERACT LEPTONICA".Split(' '),
    ];

    // The seam of the store and its marker format stand in Deposit/; its implementations do not leave it.
    private static bool UsesOnlyTheStoreInterface(SourceFile file) =>
        file.Text.Contains("IDepositStore", StringComparison.Ordinal) || file.Text.Contains("CommitMarker", StringComparison.Ordinal);

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name ?? "");

    private static bool Shows(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Any(p => IsPointer(p.ParameterType)) || (method as MethodInfo)?.ReturnType is { } result && IsPointer(result),
        FieldInfo field => !field.Name.StartsWith('<') && IsPointer(field.FieldType),
        PropertyInfo property => IsPointer(property.PropertyType),
        _ => false,
    };

    private static bool IsPointer(Type type) =>
        type.IsPointer || (type.IsByRef ? type.GetElementType() : type) is { } t && (t == typeof(nint) || t == typeof(nuint));

    // Parts of camel-case names count as words: PageLink speaks of pages.
    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();
}
