using Ingest.Cli.Settings;

namespace Ingest.Tests.Cli;

public class OptionsBinderTests
{
    private readonly List<string> errors = [];

    [Fact]
    public void A_list_is_replaced_not_appended_to() =>
        Assert.Equal(["eng", "fra"], Apply(("Recognize:Languages", "eng+fra")).Recognize.Languages);

    [Fact]
    public void Keys_are_compared_without_case_and_numbers_without_culture()
    {
        Assert.Equal(0.75, Apply(("classify:acceptconfidence", "0.75")).Classify.AcceptConfidence);
        Assert.Empty(errors);
    }

    [Fact]
    public void The_given_options_stay_as_they_are()
    {
        var before = new IngestOptions();
        var after = OptionsBinder.Apply(before, [new("Scan:MaxPages", "7")], errors);
        Assert.Equal((new ScanOptions().MaxPages, 7), (before.Scan.MaxPages, after.Scan.MaxPages));
    }

    [Fact]
    public void What_is_flattened_binds_to_the_same_options()
    {
        var options = Apply(("Scan:MaxPages", "7"), ("Recognize:Languages", "eng+fra"), ("Scan:ParseTimeLimit", "00:00:07"));
        var again = OptionsBinder.Apply(new IngestOptions(), OptionsBinder.Flatten(options), errors);
        Assert.Empty(errors);
        Assert.Equal(OptionsBinder.Flatten(options), OptionsBinder.Flatten(again));
    }

    [Fact]
    public void A_key_in_the_wrong_section_is_refused_with_the_right_one()
    {
        Apply(("Scan:Languages", "eng"));
        Assert.Equal(["Unknown key Scan:Languages. Did you mean Recognize:Languages?"], errors);
    }

    [Theory]
    [InlineData("Scan:MaxPages", "many", "a whole number")]
    [InlineData("Scan:MaxPages", "99999999999", "a whole number")]
    [InlineData("Scan:StackPerFile", "yes", "true or false")]
    [InlineData("Scan:ParseTimeLimit", "soon", "a duration")]
    [InlineData("Classify:AcceptConfidence", "0,9x", "a number")]
    public void A_value_of_the_wrong_kind_is_refused_with_the_kind_expected(string key, string value, string expected)
    {
        Apply((key, value));
        Assert.Contains(expected, Assert.Single(errors), StringComparison.Ordinal);
    }

    private IngestOptions Apply(params (string Key, string Value)[] values) =>
        OptionsBinder.Apply(new IngestOptions(), values.Select(v => KeyValuePair.Create(v.Key, v.Value)), errors);
}
