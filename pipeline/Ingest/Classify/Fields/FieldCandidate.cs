using Ingest.Classify.Reading;
using Ingest.Model;

namespace Ingest.Classify.Fields;

/// <summary>A possible value of a field and the place it stands at, before it is chosen.</summary>
public sealed record FieldCandidate(string Value, string Raw, double Confidence, string Source, SeenLine Line, int Start, int Length)
{
    public Field ToField(string name) =>
        new(name, Value, Raw, Math.Round(Confidence, 2), Source, Line.Page.Id, Line.DeliveredBoxOf(Start, Length));
}
