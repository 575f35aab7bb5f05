using Ingest.Model;

namespace Ingest.Akten.Plan;

/// <summary>An Akte as a list of Akten from the present DMS names it; what is not said is empty.</summary>
public sealed record AkteRow(string Aktenzeichen, string Betreff, string Aktenplaneinheit, Retention Retention, DateOnly? ZdA);
