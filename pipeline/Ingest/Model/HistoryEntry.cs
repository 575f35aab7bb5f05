namespace Ingest.Model;

/// <summary>
/// One change of a record of the E-Akte, as a person or the program made it: xdomea's <c>HistorienProtokollInformation</c>.
/// Entries are only ever added.
/// </summary>
/// <param name="Metadatum">What was changed, such as <c>aktenzeichen</c> or <c>pages</c>.</param>
/// <param name="Before">The old value as text; empty when there was none.</param>
/// <param name="After">The new value as text; empty when it was taken away.</param>
/// <param name="Actor">The pseudonym of the person, or the name of the service.</param>
/// <param name="Time">UTC.</param>
/// <param name="Action">What was done, a stable word such as <c>correct-field</c>, <c>move-pages</c>, <c>confirm</c>, <c>delete</c>.</param>
/// <param name="Reason">Why, in the person's words; empty when none was asked for.</param>
public sealed record HistoryEntry(string Metadatum, string Before, string After, string Actor, DateTimeOffset Time, string Action, string Reason);
