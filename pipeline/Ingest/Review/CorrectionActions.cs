namespace Ingest.Review;

/// <summary>What was done, in histories: stable words, since they stand in stores and go into xdomea.</summary>
public static class CorrectionActions
{
    public const string SetField = "correct-field";
    public const string SetClass = "correct-class";
    public const string Confirm = "confirm";
    public const string LiftHold = "lift-hold";
    public const string Release = "release";
    public const string Turn = "turn-page";
    public const string MarkBlank = "mark-blank";
    public const string MarkNotBlank = "mark-not-blank";
    public const string Order = "order-pages";
    public const string Words = "correct-words";
    public const string Split = "split";
    public const string Join = "join";
    public const string Move = "move-pages";
    public const string ReadAgain = "read-again";
}
