using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Ingest.Scan;

/// <summary>Reads dictionary entries through indirect references.</summary>
internal sealed class PdfObjects(PdfDocument document)
{
    private const int MaxReferences = 8;
    private const double MaxUserUnit = 75_000;

    public IToken? Get(DictionaryToken dictionary, string key) =>
        dictionary.TryGet(NameToken.Create(key), out IToken token) ? Resolve(token) : null;

    public IToken? Resolve(IToken? token)
    {
        for (var i = 0; i < MaxReferences && token is IndirectReferenceToken reference; i++)
            token = document.Structure.GetObject(reference.Data)?.Data;
        return token;
    }

    public double Number(DictionaryToken? dictionary, string key, double otherwise) =>
        dictionary is not null && Get(dictionary, key) is NumericToken number ? number.Double : otherwise;

    /// <summary>1/72 inch per point of the page (ISO 32000-1 table 30); what is no size is 1.</summary>
    public double UserUnit(Page page) => Number(page.Dictionary, "UserUnit", 1) is > 0 and < MaxUserUnit and var unit ? unit : 1;

    public bool Flag(DictionaryToken? dictionary, string key) =>
        dictionary is not null && Get(dictionary, key) is BooleanToken { Data: true };

    /// <summary>The only filter of a stream, "" for none, null when there are several.</summary>
    public string? OnlyFilter(DictionaryToken image) => (Get(image, "Filter") ?? Get(image, "F")) switch
    {
        null => "",
        NameToken name => Full(name.Data),
        ArrayToken { Length: 0 } => "",
        ArrayToken { Length: 1 } array when Resolve(array.Data[0]) is NameToken name => Full(name.Data),
        _ => null,
    };

    public DictionaryToken? FilterParameters(DictionaryToken image) => (Get(image, "DecodeParms") ?? Get(image, "DP")) switch
    {
        DictionaryToken parameters => parameters,
        ArrayToken { Length: 1 } array => Resolve(array.Data[0]) as DictionaryToken,
        _ => null,
    };

    private static string Full(string name) => name switch
    {
        "DCT" => "DCTDecode",
        "CCF" => "CCITTFaxDecode",
        "Fl" => "FlateDecode",
        "LZW" => "LZWDecode",
        "RL" => "RunLengthDecode",
        _ => name,
    };
}
