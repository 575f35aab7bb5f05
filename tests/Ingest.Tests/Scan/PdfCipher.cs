using System.Security.Cryptography;
using System.Text;

namespace Ingest.Tests.Scan;

/// <summary>RC4 with 40 bits (ISO 32000-1 7.6, revision 2): weak, but every reader knows it and it fits on a page.</summary>
internal static class PdfCipher
{
    private static readonly byte[] Id = [.. "0123456789abcdef"u8];

    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");

    public static string Trailer(string password) =>
        $"/ID [<{Convert.ToHexString(Id)}> <{Convert.ToHexString(Id)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4"
        + $" /O <{Convert.ToHexString(Owner(password))}> /U <{Convert.ToHexString(Rc4(Key(password), Padding))}> >>";

    public static byte[] Encrypt(string password, int number, byte[] data) =>
        Rc4(Md5([.. Key(password), (byte)number, (byte)(number >> 8), (byte)(number >> 16), 0, 0])[..10], data);

    private static byte[] Key(string password) => Md5([.. Padded(password), .. Owner(password), 0xFC, 0xFF, 0xFF, 0xFF, .. Id])[..5];

    private static byte[] Owner(string password) => Rc4(Md5(Padded("owner"))[..5], Padded(password));

    private static byte[] Padded(string password) => [.. Encoding.Latin1.GetBytes(password).Concat(Padding).Take(32)];

#pragma warning disable CA5351 // The format asks for it.
    private static byte[] Md5(byte[] data) => MD5.HashData(data);
#pragma warning restore CA5351

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        var state = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }
        var result = new byte[data.Length];
        for (int n = 0, i = 0, j = 0; n < data.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            result[n] = (byte)(data[n] ^ state[(state[i] + state[j]) & 255]);
        }
        return result;
    }
}
