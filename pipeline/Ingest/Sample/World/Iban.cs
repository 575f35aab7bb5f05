using System.Globalization;
using System.Numerics;

namespace Ingest.Sample.World;

/// <summary>German account numbers whose check digits are right (ISO 7064 MOD 97-10) and whose bank does not exist.</summary>
internal static class Iban
{
    // The first digit of a German bank code is a clearing area from 1 to 8: 9 belongs to nobody.
    private const string Bank = "99999999";

    /// <returns>In groups of four, as printed.</returns>
    public static string Invent(Dice dice)
    {
        var account = Bank + dice.Digits(10);
        var check = 98 - (int)(BigInteger.Parse(account + "131400", CultureInfo.InvariantCulture) % 97);
        var plain = string.Create(CultureInfo.InvariantCulture, $"DE{check:D2}{account}");
        return string.Join(' ', plain.Chunk(4).Select(four => new string(four)));
    }
}
