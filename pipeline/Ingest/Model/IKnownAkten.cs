namespace Ingest.Model;

/// <summary>How an Aktenzeichen that was read stands to the Akten and the Aktenplan that are known.</summary>
public enum AkteMatch
{
    /// <summary>Neither Akten nor a plan are known: there is nothing to compare with.</summary>
    NothingKnown,

    /// <summary>There is this Akte, spelled so.</summary>
    Exact,

    /// <summary>There is exactly one Akte that is spelled so but for spaces, dashes and letters that look like digits.</summary>
    Tolerant,

    /// <summary>Several Akten are spelled so but for these.</summary>
    Ambiguous,

    /// <summary>There is no such Akte, but one that differs by a single character.</summary>
    Near,

    /// <summary>There is no such Akte and none near; the plan, where there is one, has a position for it.</summary>
    New,

    /// <summary>There is no such Akte, and the plan has no position for it.</summary>
    OffPlan,
}

/// <summary>An Akte, or a position of the plan, by the name people know it by.</summary>
public sealed record KnownAkte(string Aktenzeichen, string Betreff);

/// <param name="Known">The Akte itself when the match is exact or tolerant, else the ones it may be, nearest first.</param>
public sealed record AkteLookup(AkteMatch Match, IReadOnlyList<KnownAkte> Known)
{
    public static AkteLookup NothingKnown { get; } = new(AkteMatch.NothingKnown, []);
}

/// <summary>The Akten of an organisation; the register is the implementation. May be asked by several stages at once.</summary>
public interface IKnownAkten
{
    ValueTask<AkteLookup> FindAsync(string aktenzeichen, CancellationToken cancel);
}

/// <summary>Where no Akten are known: documents keep the Aktenzeichen they were read with.</summary>
public sealed class NoKnownAkten : IKnownAkten
{
    public ValueTask<AkteLookup> FindAsync(string aktenzeichen, CancellationToken cancel) => ValueTask.FromResult(AkteLookup.NothingKnown);
}
