using Ingest.Model;

namespace Ingest.Prepare;

/// <summary>A connected spot of ink in pixels of a <see cref="PaperView"/>. <paramref name="Inside"/> is the part beyond the border strip, empty when there is none; <paramref name="Peak"/> is its strongest contrast.</summary>
internal readonly record struct Mark(Box Box, int Area, Box Inside, int AreaInside, int Peak);
