using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace NetGen.Runtime.Tests.Training.Checkpoints;

/// <summary>Checkpoints that are whole but say what cannot be: each value of the state in turn, and others at random, becomes another one.</summary>
/// <remarks>300 random changes in the ordinary run, 10,000 in full (<c>NETGEN_TEST_SCALE</c>).</remarks>
public sealed class ForgedStateTests : IDisposable
{
    private const int MagicLength = 8, LengthOfLength = 8, Start = MagicLength + SHA256.HashSizeInBytes;
    private const string StateKey = "netgen.checkpoint", Placeholder = "the forged value";

    private readonly ResumeRun run;
    private readonly string log;
    private readonly string file;
    private readonly byte[] original;

    public ForgedStateTests()
    {
        log = Path.Combine(Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}.csv");
        run = new ResumeRun
        {
            Optimizer = () => new Adam(),
            Callbacks = () =>
            [
                new EarlyStopping { Patience = 9, RestoreBestWeights = true }, new CsvLog(log), new ModelAverage(), new GradientMonitor(),
                new ReduceLearningRateOnPlateau { Patience = 2 },
            ],
        };
        using var source = new CancellationTokenSource();
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath) { EveryEpochs = null }, new CancelAt(8, source)), source.Token);
        file = run.PathOf("run-1.checkpoint");
        original = File.ReadAllBytes(file);
    }

    public void Dispose()
    {
        run.Dispose();
        File.Delete(log);
    }

    [Fact]
    public void An_unchanged_state_is_taken()
    {
        File.WriteAllBytes(file, Forge(_ => "0"));
        Assert.True(Resumes(out _));
    }

    /// <summary>The ones that have been seen to get through.</summary>
    [Theory]
    [InlineData("FirstEpoch", "-1")]
    [InlineData("Step", "-1")]
    [InlineData("Rows", "-1")]
    [InlineData("Seconds", "-1")]
    [InlineData("Seconds", "\"NaN\"")]
    [InlineData("Seconds", "1e400")]
    [InlineData("LearningRate", "1e400")]
    [InlineData("BaseLearningRate", "-1")]
    [InlineData("LastBatchLoss", "-1e400")]
    [InlineData("MonitoredBestEpoch", "7")]
    [InlineData("StopMessage", "\"\"")]
    [InlineData("StopMessage", "\" \"")]
    [InlineData("StopReason", "\"EarlyStopping\"")]
    [InlineData("ClassNames", "[\"a\",\"b\",\"c\",\"d\"]")]
    [InlineData("Epochs.0.LearningRate", "1e400")]
    [InlineData("Epochs.0.Step", "-1")]
    [InlineData("Epochs.0.TrainingSeconds", "-1")]
    [InlineData("Callbacks.1.Numbers.bestEpoch", "-1")]
    [InlineData("Callbacks.1.Numbers.wait", "1e300")]
    [InlineData("Callbacks.2.Numbers.position", "-1")]
    [InlineData("Callbacks.2.Numbers.position", "0.5")]
    [InlineData("Callbacks.2.Numbers.position", "1e300")]
    [InlineData("Callbacks.3.Numbers.steps", "-1")]
    [InlineData("Callbacks.4.Numbers.records", "-1")]
    [InlineData("Callbacks.5.Numbers.cooldown", "-1")]
    public void What_cannot_be_is_refused_when_it_is_resumed(string path, string value)
    {
        File.WriteAllBytes(file, Forge(state => Set(state, path.Split('.'), value)));
        var trainer = run.Create(new Checkpoint(run.FilePath));
        float[] before = trainer.Network.Parameters.ToArray();

        var error = Assert.Throws<InvalidDataException>(() => trainer.Resume(run.FilePath));

        Assert.InRange(error.Message.Length, 20, 2_000);
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        Assert.Equal(0, trainer.Steps);
        Assert.Equal(0, trainer.Optimizer.Steps);
        Assert.Equal(0, trainer.EpochsDone);
    }

    [Fact]
    public void Whatever_a_value_becomes_it_is_refused_or_does_no_harm()
    {
        string[] values =
        [
            "-1", "0", "1", "2147483647", "2147483648", "9007199254740993", "-9223372036854775808", "1e300", "1e400", "-1e400", "0.5",
            "\"\"", "\"NaN\"", "\"\\u001b\"", "\"\\ud800\"", "null", "true", "[]", "{}",
        ];
        int refused = 0, ended = 0;
        for (int seed = 0; seed < TestScale.Count(small: 300, full: 10_000); seed++)
        {
            var random = new Random(seed);
            string value = values[random.Next(values.Length)], changed = "";
            File.WriteAllBytes(file, Forge(state =>
            {
                string[][] places = [.. Places(state, [])];
                string[] place = places[random.Next(places.Length)];
                changed = $"{string.Join('.', place)} = {value}";
                return Set(state, place, value);
            }));
            if (!Resumes(out var trainer))
            {
                refused++;
                continue;
            }

            File.Delete(file);
            try
            {
                ResumeRun.Fit(trainer);
                ended++;
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException or TrainingDivergedException)
            {
                refused++;
                Assert.DoesNotContain('\e', e.Message);
            }
            catch (Exception e)
            {
                Assert.Fail($"{changed} (seed {seed}): {e}");
            }
        }

        // A test in which nothing is refused, or nothing goes on, tests nothing.
        Assert.True(ended > 5, $"Only {ended} went on to the end.");
        Assert.True(refused > 50, $"Only {refused} were refused.");
    }

    private bool Resumes(out Trainer<ResumedNetwork> trainer)
    {
        trainer = run.Create(new Checkpoint(run.FilePath) { EveryEpochs = null });
        try
        {
            trainer.Resume(run.FilePath);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The file with another state, and all lengths and the checksum made right.</summary>
    /// <param name="change">Puts the placeholder somewhere, and gives what stands for it.</param>
    private byte[] Forge(Func<JsonNode, string> change)
    {
        var content = original.AsSpan(Start);
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(content);
        var header = JsonNode.Parse(content.Slice(LengthOfLength, length))!;
        var state = JsonNode.Parse((string)header["__metadata__"]![StateKey]!)!;
        string value = change(state);
        header["__metadata__"]![StateKey] = state.ToJsonString().Replace($"\"{Placeholder}\"", value, StringComparison.Ordinal);
        byte[] text = Encoding.UTF8.GetBytes(header.ToJsonString());

        // Data begin at a multiple of 8.
        byte[] padded = [.. text, .. Enumerable.Repeat((byte)' ', (8 - (text.Length % 8)) % 8)];
        byte[] lengthBytes = new byte[LengthOfLength];
        BinaryPrimitives.WriteInt64LittleEndian(lengthBytes, padded.Length);
        byte[] forged = [.. lengthBytes, .. padded, .. content[(LengthOfLength + length)..]];
        return [.. "NETGENCP"u8, .. SHA256.HashData(forged), .. forged];
    }

    private static IEnumerable<string[]> Places(JsonNode? node, string[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value, [.. path, member.Key])),
        JsonArray { Count: > 0 } elements =>
            elements.SelectMany((element, i) => Places(element, [.. path, i.ToString(CultureInfo.InvariantCulture)])),
        _ => [path],
    };

    /// <summary>A placeholder, since the tree knows no number that is too great and no half character.</summary>
    private static string Set(JsonNode node, string[] path, string value)
    {
        JsonNode changed = Placeholder;
        foreach (string step in path[..^1])
        {
            node = node is JsonArray array ? array[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!;
        }

        if (node is JsonArray elements)
        {
            elements[int.Parse(path[^1], CultureInfo.InvariantCulture)] = changed;
        }
        else
        {
            node[path[^1]] = changed;
        }

        return value;
    }
}
