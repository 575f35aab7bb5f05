using System.Globalization;
using Ingest.Model;

namespace Ingest.Scan;

internal static class ResolutionFinding
{
    public static IReadOnlyList<Finding> For(PageImage image) => image.ResolutionEstimated
        ? [new(IssueCodes.ResolutionMissing, string.Create(CultureInfo.InvariantCulture,
            $"The file gives no believable resolution; {image.DpiX:0} dpi is assumed from the width of A4. Set the resolution in the scanner."))]
        : [];
}
