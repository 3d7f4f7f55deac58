using System.Text.Json.Nodes;

namespace NetGen.Runtime.Tests.Training.Checkpoints;

public class TrainingStateJsonTests
{
    // A name and a text that must be escaped, numbers that JSON has none for, and one that is not its own negative.
    private static readonly TrainingState State = new()
    {
        Version = TrainingState.CurrentVersion,
        Library = "NetGen 1.0.0.0",
        Arithmetic = "vectors of 8 lanes, fused multiply-add",
        Network = "Moons",
        ArchitectureHash = "0123456789abcdef",
        IsFitted = true,
        ClassNames = ["left", "\"right\"\n"],
        Optimizer = "Adam",
        OptimizerStates = ["exp_avg", "exp_avg_sq"],
        OptimizerSteps = 8,
        LearningRate = 0.1f,
        BaseLearningRate = 1e-45f,
        Step = long.MaxValue,
        Setup = new RunSetup(Seed: -1, BatchSize: 16, Shuffle: false, DropLast: false, ValidateEvery: 2, Schedule: null, Transform: "Noise", "90 rows, 01", "30 rows, 02"),
        FirstEpoch = 1,
        Epoch = 2,
        IsWithinEpoch = true,
        Batch = 2,
        Rows = 32,
        EpochLoss = new BatchLoss(1.0 / 3, 32),
        LastBatchLoss = -0.0,
        Seconds = 0.25,
        Epochs =
        [
            new EpochRecord { Epoch = 1, Step = 6, LearningRate = 0.1f, Loss = double.NaN, ValidationLoss = double.PositiveInfinity, ValidationR2 = double.NegativeInfinity, Seconds = 1, TrainingSeconds = 0.5 },
        ],
        MonitoredBestEpoch = null,
        StopReason = StopReason.EarlyStopping,
        StopMessage = "no improvement",
        Callbacks = [new SavedCallback("EarlyStopping", new() { ["best"] = double.NaN, ["ä"] = 5e-324 }, new() { ["text"] = "" })],
    };

    private static string Text => TrainingStateJson.Write(State);

    /// <summary>Another program may have written it: the text may not change without another version.</summary>
    [Fact]
    public void The_text_is_that_of_version_2() => Assert.Equal(
        """
        {"Version":2,"Library":"NetGen 1.0.0.0","Arithmetic":"vectors of 8 lanes, fused multiply-add","Network":"Moons","ArchitectureHash":"0123456789abcdef","IsFitted":true,
        "ClassNames":["left","\"right\"\n"],"Optimizer":"Adam","OptimizerStates":["exp_avg","exp_avg_sq"],"OptimizerSteps":8,"LearningRate":0.1,"BaseLearningRate":1E-45,
        "Step":9223372036854775807,
        "Setup":{"Seed":-1,"BatchSize":16,"Shuffle":false,"ValidateEvery":2,"Schedule":null,"Transform":"Noise","Training":"90 rows, 01","Validation":"30 rows, 02"},
        "FirstEpoch":1,"Epoch":2,"IsWithinEpoch":true,"Batch":2,"Rows":32,"EpochLoss":{"Sum":0.3333333333333333,"Weight":32},"LastBatchLoss":-0,"Seconds":0.25,
        "Epochs":[{"Epoch":1,"Step":6,"LearningRate":0.1,"Loss":"NaN","ValidationLoss":"Infinity","ValidationAccuracy":null,"ValidationMeanAbsoluteError":null,
        "ValidationMeanSquaredError":null,"ValidationR2":"-Infinity","Seconds":1,"TrainingSeconds":0.5}],
        "MonitoredBestEpoch":null,"StopReason":"EarlyStopping","StopMessage":"no improvement",
        "Callbacks":[{"Type":"EarlyStopping","Numbers":{"best":"NaN","ä":5E-324},"Texts":{"text":""}}]}
        """.ReplaceLineEndings(""),
        Text);

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        var read = Read(Text);

        Assert.Equivalent(State, read, strict: true);
        Assert.True(double.IsNegative(read.LastBatchLoss));
        Assert.Equal(Text, TrainingStateJson.Write(read));
    }

    [Fact]
    public void What_came_later_is_written_where_it_is_used()
    {
        var state = State with { Setup = State.Setup with { DropLast = true } };
        string text = TrainingStateJson.Write(state);

        Assert.Contains("\"Shuffle\":false,\"DropLast\":true,", text);
        Assert.Equivalent(state, Read(text), strict: true);
    }

    [Fact]
    public void Every_member_must_be_there()
    {
        foreach (string path in Members(JsonNode.Parse(Text)!).Where(p => p != "$.Version" && !IsNamedByCallback(p)))
        {
            string name = path[(path.LastIndexOf('.') + 1)..];

            var error = Assert.Throws<InvalidDataException>(() => Read(Changed(path, parent => parent.Remove(name))));

            Assert.StartsWith($"file, metadata key: expected '{name}'", error.Message);
            Assert.EndsWith(", but there is none.", error.Message);
        }
    }

    [Fact]
    public void Every_member_must_be_of_its_kind()
    {
        foreach (string path in Members(JsonNode.Parse(Text)!).Where(p => p != "$.Version"))
        {
            string name = path[(path.LastIndexOf('.') + 1)..];

            var error = Assert.Throws<InvalidDataException>(() => Read(Changed(path, parent => parent[name] = new JsonArray(new JsonArray()))));

            Assert.Matches($"^file, metadata key: expected .+ as (element 0 of )?'{name}'.*, but found '.+'\\.$", error.Message);
        }
    }

    [Theory]
    [InlineData("\"Batch\":2", "\"Batch\":2.5", "expected a whole number of 32 bits as 'Batch', but found '2.5'.")]
    [InlineData("\"Batch\":2", "\"Batch\":2,\"Extra\":0", "there should be no 'Extra'.")]
    [InlineData("\"Weight\":32", "\"Weight\":32,\"Mean\":1", "there should be no 'Mean' of 'EpochLoss'.")]
    [InlineData("\"Batch\":2", "\"Batch\":2,\"Batch\":2", "'Batch' occurs twice.")]
    [InlineData("\"Loss\":\"NaN\"", "\"Loss\":\"nan\"", "expected a number as 'Loss' of element 0 of 'Epochs', but found '\"nan\"'.")]
    [InlineData("\"EarlyStopping\",\"StopMessage\"", "\" EarlyStopping\",\"StopMessage\"", "expected EpochLimit or EarlyStopping or Requested or Cancelled or Failed as 'StopReason', but found '\" EarlyStopping\"'.")]
    [InlineData("\"EarlyStopping\",\"StopMessage\"", "\"1\",\"StopMessage\"", "expected EpochLimit or EarlyStopping or Requested or Cancelled or Failed as 'StopReason', but found '\"1\"'.")]
    [InlineData("\"left\"", "null", "expected a text as element 0 of 'ClassNames', but found 'null'.")]
    public void A_mistake_is_named_by_its_place(string written, string changed, string message)
    {
        Assert.Contains(written, Text);

        var error = Assert.Throws<InvalidDataException>(() => Read(Text.Replace(written, changed)));

        Assert.Equal($"file, metadata key: {message}", error.Message);
    }

    [Theory]
    [InlineData("\"left\"", "\"\\ud800\"")]
    [InlineData("\"Batch\"", "\"\\ud800\"")]
    public void Half_a_surrogate_pair_is_a_mistake(string written, string changed)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(Text.Replace(written, changed)));

        Assert.Contains("half a surrogate pair", error.Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"Version\":3,\"Other\":0}")]
    [InlineData("{\"Version\":\"1\"}")]
    public void Another_version_is_refused(string text)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));

        Assert.Equal("file: expected a checkpoint of version 1 or 2, but another version of NetGen wrote it.", error.Message);
    }

    private static bool IsNamedByCallback(string path) => path.Contains(".Numbers.", StringComparison.Ordinal) || path.Contains(".Texts.", StringComparison.Ordinal);

    private static TrainingState Read(string text) => TrainingStateJson.Read("file", "key", text);

    /// <summary>The paths of all members of all objects.</summary>
    private static IEnumerable<string> Members(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(m => (m.Value is null ? [] : Members(m.Value)).Prepend($"{node.GetPath()}.{m.Key}")),
        JsonArray elements => elements.SelectMany(e => e is null ? [] : Members(e)),
        _ => [],
    };

    private static string Changed(string path, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(Text)!;
        string parent = path[..path.LastIndexOf('.')];
        change(Objects(root).Single(o => o.GetPath() == parent));
        return root.ToJsonString();
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Objects(m.Value)).Prepend(members),
        JsonArray elements => elements.SelectMany(Objects),
        _ => [],
    };
}
