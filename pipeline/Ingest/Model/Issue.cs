namespace Ingest.Model;

/// <summary>
/// Something wrong with one item. It travels with the item to review or quarantine; it is never thrown.
/// <paramref name="Code"/> is stable (<see cref="IssueCodes"/>), <paramref name="Detail"/> says what and what to do and holds no page content.
/// </summary>
public sealed record Issue(string Code, string Subject, string Detail);
