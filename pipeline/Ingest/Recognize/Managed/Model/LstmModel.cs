namespace Ingest.Recognize.Managed;

/// <summary>A line recogniser's model as it lies in a .traineddata file, read once and then shared: nothing in it changes.</summary>
internal sealed class LstmModel
{
    private const int LongestSpecification = 10_000;
    private const long SeedStep = 0x10000001;

    private readonly TrainedData file;
    private readonly Lazy<WordLists> words;

    private LstmModel(TrainedData file, NetworkLayer network, CharacterSet characters, CodeTable codes, int nullCode, long seed)
    {
        (this.file, Network, Characters, Codes, NullCode, Seed) = (file, network, characters, codes, nullCode, seed);
        words = new Lazy<WordLists>(() => WordLists.Read(file, characters));
    }

    public string Name => file.Name;

    public NetworkLayer Network { get; }

    public CharacterSet Characters { get; }

    public CodeTable Codes { get; }

    /// <summary>The output that says "nothing here" between two characters.</summary>
    public int NullCode { get; }

    /// <summary>Start of the noise beyond the edges of a line image: a number of the model's training.</summary>
    public long Seed { get; }

    /// <summary>The dictionaries, read when first asked for.</summary>
    public WordLists Words => words.Value;

    /// <exception cref="BrokenModelException">Damaged or cut off.</exception>
    /// <exception cref="UnsupportedModelException">Not a model with 8-bit weights of a known shape.</exception>
    public static LstmModel Open(string path)
    {
        var file = TrainedData.Open(path);
        foreach (var part in new[] { ModelPart.Network, ModelPart.Characters, ModelPart.Codes })
        {
            if (!file.Has(part))
                throw new UnsupportedModelException(file.Name, $"it has no part {part}");
        }
        var reader = new ModelReader(file.Read(ModelPart.Network), "lstm");
        var network = NetworkParser.Read(ref reader, file.Name);
        _ = reader.Text(LongestSpecification);
        _ = reader.Int32();
        _ = reader.Int32();
        var iteration = reader.Int32();
        var nullCode = reader.Count("the code for nothing", 0, network.Outputs - 1);
        var characters = CharacterSet.Read(file.Read(ModelPart.Characters));
        var codes = CodeTable.Read(file.Read(ModelPart.Codes), file.Name, network.Outputs, characters.Count);
        return codes.Single(CharacterSet.Space) == CharacterSet.Space
            ? new LstmModel(file, network, characters, codes, nullCode, iteration * SeedStep)
            : throw new UnsupportedModelException(file.Name, "its code for the blank is another");
    }
}
