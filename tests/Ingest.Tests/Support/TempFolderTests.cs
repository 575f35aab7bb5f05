namespace Ingest.Tests.Support;

public class TempFolderTests
{
    [Fact]
    public void Everything_in_it_is_gone_afterwards_even_what_was_read_only()
    {
        string root;
        using (var folder = new TempFolder())
        {
            root = folder.Root;
            Assert.True(File.Exists(folder.Write("a/b/c.txt", "x"u8)));
            File.SetUnixFileMode(folder["a", "b"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        Assert.False(Directory.Exists(root));
    }
}
