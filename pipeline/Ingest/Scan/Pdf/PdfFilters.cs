using System.Globalization;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Ingest.Scan;

/// <summary>
/// PdfPig's own filters under a common allowance of unfolded bytes: a kilobyte of deflate holds a megabyte, and a chain of two filters or
/// a list of a thousand references to one stream multiplies that. The parser is single-threaded, and so is this.
/// </summary>
internal sealed class PdfFilters(long allowance) : IFilterProvider
{
    private long left;

    /// <summary>Before each page.</summary>
    public void Refill() => left = allowance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limited(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Limited(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limited(DefaultFilterProvider.Instance.GetAllFilters());

    private Filter[] Limited(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Filter(this, f))];

    private void Check(IFilter filter, Memory<byte> input)
    {
        if (UnfoldedSize.Of(filter, input, left) > left)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"More than {allowance} bytes unfolded (Scan:MaxStreamBytes)."));
    }

    private sealed class Filter(PdfFilters owner, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            owner.Check(inner, input);
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            owner.left -= output.Length;
            return output;
        }
    }
}
