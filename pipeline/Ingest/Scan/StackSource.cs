using System.Runtime.CompilerServices;
using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>
/// The pages of a delivery, stack by stack, read lazily. Pages an earlier run recorded are passed on without being read;
/// a file or page that cannot be read becomes a page with a fault and the run goes on.
/// </summary>
internal sealed class StackSource(BatchManifest manifest, IRecordedPages recorded, IPageFiles files) : ISource<ScannedPage>
{
    public async IAsyncEnumerable<ScannedPage> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var stack in manifest.Stacks)
        {
            ScannedPage? held = null;
            await foreach (var page in PagesOfAsync(stack, cancel))
            {
                if (held is not null)
                    yield return held;
                held = page;
            }
            if (held is not null)
                yield return held with { EndsStack = true };
        }
    }

    private async IAsyncEnumerable<ScannedPage> PagesOfAsync(Stack stack, [EnumeratorCancellation] CancellationToken cancel)
    {
        var known = new RecordedStack(stack, await recorded.OfStackAsync(stack.Name, cancel));
        if (known.IsComplete)
        {
            foreach (var page in known.All)
                yield return page;
            yield break;
        }
        var number = 0;
        foreach (var file in stack.Files)
        {
            // In a stack of several files each is one page (Delivery sees to it): what is recorded need not be opened.
            if (stack.Files.Count > 1 && known.Of(number + 1) is { } passed && passed.Source == file)
            {
                number++;
                yield return passed;
                continue;
            }
            await foreach (var page in PagesOfFileAsync(stack, file, number, known, cancel))
            {
                number = page.Id.Number;
                yield return page;
            }
        }
        foreach (var page in known.After(number))
            yield return page;
    }

    private async IAsyncEnumerable<ScannedPage> PagesOfFileAsync(
        Stack stack, SourceFile source, int before, RecordedStack known, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (opened, fault) = await OpenAsync(source, cancel);
        if (opened is null)
        {
            var number = before + 1;
            for (; known.Of(number) is { } page; number++)
                yield return page;
            yield return new ScannedPage(new(stack.Name, number), source) { Fault = fault, PagesUnknown = true };
            yield break;
        }
        using (opened)
            for (var page = 1; page <= opened.PageCount; page++)
            {
                cancel.ThrowIfCancellationRequested();
                var id = new PageId(stack.Name, before + page);
                yield return known.Of(id.Number) ?? await ReadAsync(opened, page, new(id, source), cancel);
            }
    }

    private async Task<(IPageFile? File, Issue? Fault)> OpenAsync(SourceFile source, CancellationToken cancel)
    {
        try
        {
            return (await files.OpenAsync(source, cancel), null);
        }
        catch (ScanException e)
        {
            // Inside a file that opens, an undecodable page is the page's fault; when nothing opens, it is the file's.
            return (null, new(e.Code, source.Name, e.Message));
        }
    }

    private static async Task<ScannedPage> ReadAsync(IPageFile file, int page, ScannedPage blank, CancellationToken cancel)
    {
        try
        {
            var read = await file.ReadAsync(page, cancel);
            return blank with
            {
                Image = read.Image,
                Bytes = read.Bytes,
                RenderedCoding = read.RenderedCoding,
                OwnText = read.OwnText,
                BornDigital = file.BornDigital,
                Issues = [.. read.Findings.Select(f => new Issue(f.Code, blank.Id.ToString(), f.Detail))],
            };
        }
        catch (ScanException e)
        {
            return blank with { Fault = new(e.Code, blank.Id.ToString(), e.Message), PagesUnknown = file.PagesLost && page == file.PageCount };
        }
        catch (IOException e)
        {
            return blank with { Fault = new(IssueCodes.PageUndecodable, blank.Id.ToString(), $"The file broke off while being read ({e.GetType().Name}).") };
        }
    }
}
