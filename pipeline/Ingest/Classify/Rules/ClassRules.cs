namespace Ingest.Classify.Rules;

/// <summary>A document class and its cues. <paramref name="AlwaysReviewed"/>: a person looks at each of them, however sure the rules are.</summary>
public sealed record ClassRule(string Code, string Label, bool AlwaysReviewed, IReadOnlyList<Cue> Cues);

/// <summary>The classes of an installation, in the order of their file; immutable and shared by all threads.</summary>
public sealed record ClassRules(string Version, IReadOnlyList<ClassRule> Classes)
{
    /// <summary>The class of documents no rule speaks for.</summary>
    public const string Other = "SONSTIGES";

    /// <summary>The rules that ship with the product.</summary>
    public static ClassRules Default { get; } = LoadDefault();

    public ClassRule? Find(string code) => Classes.FirstOrDefault(c => c.Code == code);

    private static ClassRules LoadDefault()
    {
        using var stream = typeof(ClassRules).Assembly.GetManifestResourceStream("classes.json")
            ?? throw new InvalidOperationException("The assembly was built without its class rules.");
        return ClassRulesFile.Load(stream, "the built-in rules");
    }
}
