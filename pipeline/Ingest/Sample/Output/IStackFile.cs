namespace Ingest.Sample.Output;

/// <summary>Takes the pages of one stack in order; disposing finishes the file.</summary>
internal interface IStackFile : IDisposable
{
    void Add(SamplePage page);
}
