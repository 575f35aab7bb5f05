using System.Runtime.CompilerServices;
using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Classify;

/// <summary>
/// Holds a whole stack when one of its documents carries a classified mark (DESIGN §7): keeps the documents of one stack,
/// which are light, until it ends. Other stacks go on.
/// </summary>
public sealed class StackHold : IStreamStage<ClassifiedDocument, ClassifiedDocument>
{
    public async IAsyncEnumerable<ClassifiedDocument> RunAsync(
        IAsyncEnumerable<ClassifiedDocument> items, [EnumeratorCancellation] CancellationToken cancel)
    {
        var stack = new List<ClassifiedDocument>();
        await foreach (var item in items.WithCancellation(cancel))
        {
            if (stack.Count > 0 && stack[0].Document.Stack != item.Document.Stack)
            {
                foreach (var document in Release(stack))
                    yield return document;
                stack.Clear();
            }
            stack.Add(item);
            if (!item.Document.EndsStack)
                continue;
            foreach (var document in Release(stack))
                yield return document;
            stack.Clear();
        }
        foreach (var document in Release(stack))
            yield return document;
    }

    private static IEnumerable<ClassifiedDocument> Release(List<ClassifiedDocument> stack) =>
        stack.Exists(d => d.ClassifiedMark) ? stack.Select(Hold) : stack;

    private static ClassifiedDocument Hold(ClassifiedDocument document) => document with
    {
        Held = true,
        Route = Route.Review,
        Issues = document.ClassifiedMark
            ? document.Issues
            : [.. document.Issues, new(IssueCodes.ClassifiedMark, document.Document.Pages[0].Id.ToString(),
                "Another document of this stack carries a classified mark; the stack is held until a person releases it.")],
    };
}
