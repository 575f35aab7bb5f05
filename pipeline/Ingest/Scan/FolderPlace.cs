namespace Ingest.Scan;

/// <summary>A folder of the delivery, or a ZIP unpacked in its stead, and what its files are called.</summary>
/// <param name="Folder">Where the files lie.</param>
/// <param name="Name">Of the folder itself: the stack of its loose images.</param>
/// <param name="Root">Absolute path the names are relative to; for a ZIP, that of the folder it stands for.</param>
/// <param name="Prefix">In front of every name, with its slash; empty for an INPUT.</param>
internal sealed record FolderPlace(string Folder, string Name, string Root, string Prefix)
{
    public static FolderPlace OfInput(string folder) => new(folder, PlainName.Of(Path.GetFileName(folder)), folder, "");

    /// <summary>A ZIP named as INPUT stands for the folder of its name without the extension.</summary>
    public static FolderPlace OfInputZip(string zip, string unpacked)
    {
        var name = PlainName.Of(Path.GetFileNameWithoutExtension(zip));
        return new(unpacked, name, Path.Combine(Path.GetDirectoryName(zip)!, name), "");
    }

    /// <summary>A ZIP in a folder is a folder of its own name there.</summary>
    public FolderPlace Inside(string zip, string unpacked) => new(unpacked, NameOf(zip), Root, NameOf(zip) + "/");

    /// <summary>Tells a file delivered twice from two of equal content: equal ZIPs are unpacked once, and each of them is delivered.</summary>
    public string KeyOf(string path) => Folder == Root ? path : $"{Folder}|{Root}|{NameOf(path)}";

    public string NameOf(string path)
    {
        var relative = Path.GetRelativePath(Folder, path);
        return relative == "." ? Prefix.TrimEnd('/') : Prefix + PlainName.Of(relative.Replace(Path.DirectorySeparatorChar, '/'));
    }

    /// <summary>The single images directly in <paramref name="folder"/>.</summary>
    public Pile LoosePile(string folder, IReadOnlyList<FoundFile> files)
    {
        var name = NameOf(folder);
        return name.Length > 0
            ? new(name, Root, files)
            : new(Name.Length == 0 ? "root" : Name, Path.GetDirectoryName(Root) ?? "", files);
    }
}
