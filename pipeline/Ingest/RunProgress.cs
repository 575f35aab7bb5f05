namespace Ingest;

/// <summary>How far a run is. <paramref name="TotalPages"/> is 0 while unknown; <paramref name="NewPages"/> were read in this run, not taken from an earlier one.</summary>
public readonly record struct RunProgress(int Pages, int NewPages, int TotalPages, int Documents, int Quarantined);
