using Ingest.Model;

namespace Ingest.Scan;

/// <summary>A PDF image stream, unchanged, in a file format that other programs read.</summary>
internal sealed record PdfWrapped(byte[] Bytes, ImageCoding Coding, int Bits);
