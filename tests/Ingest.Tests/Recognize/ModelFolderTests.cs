using Ingest.Recognize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize;

public sealed class ModelFolderTests
{
    [Theory]
    [InlineData("deu", "deu")]
    [InlineData("deu+eng", "deu+eng")]
    [InlineData("deu + deu", "deu")]
    [InlineData("Latin", "Latin")]
    public void Models_are_found_where_debian_puts_them(string languages, string expected) =>
        Assert.Equal(expected, new ModelFolder("").Resolve([languages]));

    [Fact]
    public void Script_models_are_found_in_their_subfolder()
    {
        using var folder = new TempFolder();
        folder.Write("script/Latin.traineddata", []);
        Assert.Equal("script/Latin", new ModelFolder(folder.Root).Resolve(["Latin"]));
    }

    [Theory]
    [InlineData("chi_sim", "tesseract-ocr-chi-sim")]
    [InlineData("deu", "tesseract-ocr-deu")]
    [InlineData("Latin", "tesseract-ocr-script-latn")]
    public void A_missing_model_names_its_package(string model, string package)
    {
        using var folder = new TempFolder();
        var missing = Assert.Throws<MissingDependencyException>(() => new ModelFolder(folder.Root).Resolve([model]));
        Assert.EndsWith(package, missing.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_leaves_the_folder_is_refused() =>
        Assert.Throws<ConfigurationException>(() => new ModelFolder("").Resolve(["../deu"]));
}
