using System.Globalization;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>What is to be done with an Akte on a day, by its retention.</summary>
public enum RetentionStep
{
    /// <summary>Not closed, not yet over, unlimited, or nobody has decided.</summary>
    Keep,

    /// <summary>Over, archivwürdig (A): to be offered and handed to the archive.</summary>
    Offer,

    /// <summary>Over, to be appraised (B), or nobody has said what follows.</summary>
    Appraise,

    /// <summary>Over, to be destroyed (V): the rule allows it.</summary>
    Destroy,
}

/// <summary>Retention counts from the end of the year in which the Akte was closed (zdA); it is over with the last day of its last year.</summary>
public static class RetentionRule
{
    /// <summary>The last day on which the Akte must be kept; null while there is none.</summary>
    public static DateOnly? End(DateOnly? zdA, Retention retention) =>
        zdA is { } day && retention is { Unlimited: false, Years: { } years } && day.Year + years <= DateOnly.MaxValue.Year
            ? new DateOnly(day.Year + years, 12, 31)
            : null;

    public static RetentionStep Step(DateOnly? zdA, Retention retention, DateOnly today) => End(zdA, retention) is { } end && end < today
        ? retention.After switch
        {
            Aussonderungsart.Vernichten => RetentionStep.Destroy,
            Aussonderungsart.Archivwuerdig => RetentionStep.Offer,
            _ => RetentionStep.Appraise,
        }
        : RetentionStep.Keep;

    /// <summary>Such as <c>10 years, then V</c>; empty while undecided.</summary>
    public static string Text(Retention retention)
    {
        var period = retention.Unlimited ? "unlimited" : retention.Years is { } years ? string.Create(CultureInfo.InvariantCulture, $"{years} years") : "";
        return retention.After is null ? period : $"{period}{(period.Length > 0 ? ", then " : "")}{RetentionJson.Word(retention.After)}";
    }
}
