using System.Collections;
using Ingest.Sample.Codes;

namespace Ingest.Sample.Drawing;

/// <summary>Puts codes onto a sheet; all sizes in millimetres.</summary>
internal static class CodeDrawing
{
    /// <returns>The printed width.</returns>
    public static double Bars(this Sheet sheet, IReadOnlyList<int> widths, double left, double top, double module, double height)
    {
        var x = left;
        for (var i = 0; i < widths.Count; i++)
        {
            if (i % 2 == 0)
                sheet.Fill(x, top, widths[i] * module, height, Colour.Black);
            x += widths[i] * module;
        }
        return x - left;
    }

    public static void Qr(this Sheet sheet, IReadOnlyList<BitArray> rows, double left, double top, double module)
    {
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x])
                    sheet.Fill(left + x * module, top + y * module, module, module, Colour.Black);
    }

    public static void Patch(this Sheet sheet, double left, double top, double length)
    {
        var y = top;
        for (var i = 0; i < PatchT.Bars.Count; i++)
        {
            if (i % 2 == 0)
                sheet.Fill(left, y, length, PatchT.Bars[i], Colour.Black);
            y += PatchT.Bars[i];
        }
    }
}
