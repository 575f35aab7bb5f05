using System.Text;
using Ingest.Recognize.Managed;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Managed;

public sealed class LstmModelTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string> Names => new(Models.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_installed_model_is_read_and_can_be_computed(string name)
    {
        var model = Models.Open(name);
        var network = LineNetwork.Of(model.Network, name);
        Assert.Contains(network.Height, new[] { 36, 48 });
        Assert.Equal(model.Codes.Count, network.Output.Outputs);
        Assert.Equal(model.Codes.Range - 1, model.NullCode);
        Assert.Contains("e", Enumerable.Range(0, model.Characters.Count).Select(model.Characters.Text));
    }

    [Fact]
    public void Dictionaries_know_words_and_no_nonsense()
    {
        var model = Models.Open("deu");
        Assert.True(Knows(model, "und"));
        Assert.True(Knows(model, "Vertrag"));
        Assert.False(Knows(model, "undx"));
        Assert.False(Knows(model, "Vertra"));
    }

    [Fact]
    public void A_character_of_two_codes_is_found_by_both()
    {
        var codes = Models.Open("Latin").Codes;
        Assert.Equal(2, codes.Longest);
        var pair = codes.Next(0).Select(first => (First: first, Second: codes.Final(CodeTable.Append(0, first)))).Single(p => p.Second.Count > 0);
        Assert.NotEqual(CodeTable.None, codes.Character(CodeTable.Append(CodeTable.Append(0, pair.First), pair.Second[0])));
    }

    [Fact]
    public void A_layer_of_an_unknown_kind_is_named_unsupported() =>
        Assert.Contains("unknown kind", Assert.Throws<UnsupportedModelException>(() => Open(Replaced("Maxpool", "Minpool"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Floating_point_weights_are_named_unsupported()
    {
        var network = TrainedData.Open(Models.File("deu")).Read(ModelPart.Network);
        var first = network.AsSpan().IndexOf("ConvNL"u8) + "ConvNL".Length;
        network[first] &= 0xfe;
        var message = Assert.Throws<UnsupportedModelException>(() => Open(Models.With("deu", (ModelPart.Network, network)))).Message;
        Assert.Contains("floating-point", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_in_another_order_are_named_unsupported()
    {
        var message = Assert.Throws<UnsupportedModelException>(() => ForwardPass.Create(Open(Replaced("XYTranspose", "RTLReversed")), KernelTier.Portable)).Message;
        Assert.Contains("another shape", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_its_own_characters_is_named_unsupported() =>
        Assert.Throws<UnsupportedModelException>(() => Open(Models.With("deu", (ModelPart.Characters, []))));

    [Fact]
    public void A_model_without_dictionaries_is_read()
    {
        var model = Open(Models.With("deu", (ModelPart.Words, []), (ModelPart.Numbers, []), (ModelPart.PunctuationWords, [])));
        Assert.Null(model.Words.Words);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_named_damaged()
    {
        var whole = Models.With("deu");
        foreach (var length in TestScope.Choose([.. Enumerable.Range(0, 60).Select(i => (int)((long)whole.Length * i / 60))], 20))
            Assert.Throws<BrokenModelException>(() => OpenAll(whole[..length]));
    }

    [Fact]
    public void Damaged_bytes_never_end_in_anything_but_a_named_error()
    {
        var random = new Random(7);
        var whole = Models.With("eng", (ModelPart.Words, []));
        for (var i = 0; i < (TestScope.All ? 2000 : 150); i++)
        {
            var damaged = (byte[])whole.Clone();
            // Heads of parts and layers are hit more often than weights: there a wrong number does harm.
            for (var hit = 0; hit < 4; hit++)
                damaged[random.Next(hit % 2 == 0 ? 700 : damaged.Length)] = (byte)random.Next(256);
            try
            {
                ForwardPass.Create(OpenAll(damaged), KernelTier.Portable);
            }
            catch (Exception error) when (error is BrokenModelException or UnsupportedModelException)
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }

    public void Dispose() => folder.Dispose();

    private LstmModel OpenAll(byte[] bytes)
    {
        var model = Open(bytes);
        _ = model.Words;
        return model;
    }

    private LstmModel Open(byte[] bytes) => LstmModel.Open(folder.Write("model.traineddata", bytes));

    private static byte[] Replaced(string layer, string by)
    {
        var network = TrainedData.Open(Models.File("deu")).Read(ModelPart.Network);
        Encoding.ASCII.GetBytes(by).CopyTo(network.AsSpan(network.AsSpan().IndexOf(Encoding.ASCII.GetBytes(layer))));
        return Models.With("deu", (ModelPart.Network, network));
    }

    private static bool Knows(LstmModel model, string word)
    {
        var ids = word.Select(c => Enumerable.Range(0, model.Characters.Count).First(id => model.Characters.Text(id) == c.ToString())).ToArray();
        return model.Words.Words!.Contains(ids);
    }
}
