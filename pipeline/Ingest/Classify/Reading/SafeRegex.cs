using System.Text.RegularExpressions;

namespace Ingest.Classify.Reading;

/// <summary>
/// A regular expression whose time is linear in the text, whatever text and pattern. The backtracking engine answers first: it is built in
/// a fraction of a millisecond. Only a text that keeps it busy too long goes to the non-backtracking engine, which gives the same answer
/// but takes 6 ms and 1 MB to build: 1.5 s and 200 MB for all rules at the start of every run.
/// </summary>
public sealed class SafeRegex
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>Lookarounds, atomic groups, conditions, backreferences: the linear engine knows none of them.</summary>
    private static readonly string[] Backtracking = ["(?=", "(?!", "(?<=", "(?<!", "(?>", "(?(", @"\k", .. Enumerable.Range(1, 9).Select(n => $@"\{n}")];

    private readonly Regex quick;
    private readonly Lazy<Regex> linear;

    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It cannot be matched in linear time.</exception>
    public SafeRegex(string pattern, RegexOptions options)
    {
        if (Backtracking.Any(pattern.Contains))
            throw new NotSupportedException("The expression needs backtracking.");
        quick = new(pattern, options, Patience);
        linear = new(() => new Regex(pattern, options | RegexOptions.NonBacktracking));
    }

    /// <summary>The engine of last resort, built when first asked for.</summary>
    public Regex Linear => linear.Value;

    public bool IsMatch(string text) => Try(text, static (regex, t) => regex.IsMatch(t));

    public Match Match(string text) => Try(text, static (regex, t) => regex.Match(t));

    public Match Match(string text, int start) => Try((text, start), static (regex, t) => regex.Match(t.text, t.start));

    public IReadOnlyList<Match> Matches(string text) => Try(text, static (regex, t) => regex.Matches(t).ToList());

    public string Remove(string text) => Try(text, static (regex, t) => regex.Replace(t, ""));

    private TResult Try<TText, TResult>(TText text, Func<Regex, TText, TResult> match)
    {
        try
        {
            return match(quick, text);
        }
        catch (RegexMatchTimeoutException)
        {
            return match(Linear, text);
        }
    }
}
