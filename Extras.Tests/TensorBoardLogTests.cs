using System.Buffers.Binary;
using System.Text;

namespace NetGen.Extras.Tests;

[Network(2)]
[Dense(5, Activation.Tanh)]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class LoggedNetwork;

/// <summary>Event files are read field by field, by a reader of the published formats that shares nothing with the writer.</summary>
public sealed class TensorBoardLogTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-events-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("123456789", 0xE3069283)]
    [InlineData("", 0)]
    public void The_readers_checksum_is_the_published_one(string text, uint expected) =>
        Assert.Equal(expected, EventReader.Crc32C(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_training_is_read_back_field_by_field()
    {
        var log = new TensorBoardLog(folder) { Clock = new FixedClock() };
        var trainer = NewTrainer(log);

        var history = trainer.Fit(Data(), Data());

        Assert.Equal(Path.Combine(folder, FormattableString.Invariant($"events.out.tfevents.{Start.ToUnixTimeSeconds()}.{Environment.MachineName}")), log.FilePath);
        var events = EventReader.Read(File.ReadAllBytes(log.FilePath!));
        Assert.Equal(4, events.Count);
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.All(events, e => Assert.Equal(Start.ToUnixTimeSeconds(), e.WallTime));
        for (int i = 0; i < 3; i++)
        {
            var record = history.Epochs[i];
            var logged = events[i + 1];
            Assert.Equal(record.Step, logged.Step);
            Assert.Equal((float)record.Loss, logged.Scalars["loss/training"]);
            Assert.Equal(record.LearningRate, logged.Scalars["learning_rate"]);
            bool validated = record.ValidationLoss is not null;
            Assert.Equal(validated ? ["loss/training", "loss/validation", "accuracy/validation", "learning_rate"] : ["loss/training", "learning_rate"], logged.Scalars.Keys);
            if (validated)
            {
                Assert.Equal((float)record.ValidationLoss!, logged.Scalars["loss/validation"]);
                Assert.Equal((float)record.ValidationAccuracy!, logged.Scalars["accuracy/validation"]);
            }
        }

        Assert.Equal(
            ["weights/dense1.weight", "gradients/dense1.weight", "weights/dense1.bias", "gradients/dense1.bias", "weights/dense2.weight", "gradients/dense2.weight", "weights/dense2.bias", "gradients/dense2.bias"],
            events[1].Histograms.Keys);
    }

    [Fact]
    public void A_histogram_counts_the_values_of_its_tensor()
    {
        var log = new TensorBoardLog(folder);
        var trainer = NewTrainer(log);
        trainer.Fit(Data());

        float[] weights = Weights(trainer.Network);
        var histogram = EventReader.Read(File.ReadAllBytes(log.FilePath!))[^1].Histograms["weights/dense1.weight"];

        Assert.Equal(10, weights.Length);
        Assert.Equal(weights.Min(), (float)histogram.Min);
        Assert.Equal(weights.Max(), (float)histogram.Max);
        Assert.Equal(10, histogram.Num);
        Assert.Equal(weights.Sum(w => (double)w), histogram.Sum, 1e-12); // the same doubles in another order
        Assert.Equal(weights.Sum(w => (double)w * w), histogram.SumSquares, 1e-12);
        Assert.Equal(histogram.Limits.Length, histogram.Counts.Length);
        Assert.Equal(histogram.Limits.Order(), histogram.Limits);
        for (int i = 0; i < histogram.Limits.Length; i++)
        {
            double from = i == 0 ? double.NegativeInfinity : histogram.Limits[i - 1];
            Assert.Equal(weights.Count(w => w > from && w <= histogram.Limits[i]), histogram.Counts[i]);
        }
    }

    [Fact]
    public void Each_training_has_a_file_of_its_own_and_histograms_only_when_asked_for()
    {
        var log = new TensorBoardLog(folder) { Clock = new FixedClock(), HistogramsEvery = 2 };
        var trainer = NewTrainer(log);

        trainer.Fit(Data());
        string first = log.FilePath!;
        trainer.Fit(Data());

        Assert.Equal(first + ".1", log.FilePath);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        Assert.Equal([0, 8, 0], EventReader.Read(File.ReadAllBytes(first)).Skip(1).Select(e => e.Histograms.Count));
        Assert.Equal([8, 0, 8], EventReader.Read(File.ReadAllBytes(log.FilePath!)).Skip(1).Select(e => e.Histograms.Count)); // epochs 4, 5, 6
    }

    [Fact]
    public void A_resumed_training_takes_back_what_came_after_its_checkpoint()
    {
        string checkpoint = Path.Combine(folder, "run.checkpoint"), afterTwo = Path.Combine(folder, "two.checkpoint");
        var log = new TensorBoardLog(folder) { Clock = new FixedClock() };
        var trainer = NewTrainer(log, new Checkpoint(checkpoint) { EveryEpochs = 2 }, new CopyBeforeEpoch3(Path.Combine(folder, "run-1.checkpoint"), afterTwo));
        trainer.Fit(Data());
        string first = log.FilePath!;

        // The checkpoint of epoch 2: the events of epoch 3 are in the first file, and are to be forgotten.
        log = new TensorBoardLog(folder) { Clock = new FixedClock() };
        trainer = NewTrainer(log, new Checkpoint(checkpoint));
        trainer.Resume(afterTwo);
        trainer.Fit(Data());

        var before = EventReader.Read(File.ReadAllBytes(first));
        var events = EventReader.Read(File.ReadAllBytes(log.FilePath!));
        Assert.All(before, e => Assert.Equal(0, e.SessionStatus));
        Assert.Equal([0, 1, 0], events.Select(e => e.SessionStatus));
        Assert.Equal(before[2].Step + 1, events[1].Step);
        Assert.Equal(before[3].Step, events[2].Step);
        Assert.Equal(before[3].Scalars, events[2].Scalars);
    }

    [Fact]
    public void A_damaged_byte_is_seen_by_the_checksums()
    {
        var log = new TensorBoardLog(folder);
        NewTrainer(log).Fit(Data());
        byte[] bytes = File.ReadAllBytes(log.FilePath!);

        foreach (int place in new[] { 0, 9, 20, bytes.Length / 2, bytes.Length - 1 })
        {
            byte[] damaged = [.. bytes];
            damaged[place] ^= 1;
            Assert.Throws<InvalidDataException>(() => EventReader.Read(damaged));
        }
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TensorBoardLog(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorBoardLog(folder) { HistogramsEvery = -1 });
    }

    private static Trainer<LoggedNetwork> NewTrainer(params Callback[] callbacks)
    {
        var trainer = new Trainer<LoggedNetwork>(new LoggedNetwork(1), new Adam()) { Epochs = 3, BatchSize = 20, ValidateEvery = 2 };
        foreach (var callback in callbacks)
        {
            trainer.Callbacks.Add(callback);
        }

        return trainer;
    }

    private static Dataset Data()
    {
        var random = new Random(1);
        return Dataset.FromArrays([.. Enumerable.Range(0, 120).Select(_ => random.NextSingle())], 2, [.. Enumerable.Range(0, 60).Select(i => i % 3)]);
    }

    private static float[] Weights(LoggedNetwork network)
    {
        var weight = LoggedNetwork.Description.Layers[0].Parameters[0];
        float[] values = new float[weight.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = network.Parameters[weight.IndexOf(i / weight.Outputs, i % weight.Outputs)];
        }

        return values;
    }

    private sealed class CopyBeforeEpoch3(string from, string to) : Callback
    {
        public override void OnEpochBegin(TrainingContext context)
        {
            if (context.Epoch == 3)
            {
                File.Copy(from, to);
            }
        }
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start;
    }
}

internal sealed record HistogramProto(double Min, double Max, double Num, double Sum, double SumSquares, double[] Limits, double[] Counts);

internal sealed class LoggedEvent
{
    public double WallTime { get; set; }

    public long Step { get; set; }

    public long SessionStatus { get; set; }

    public string? FileVersion { get; set; }

    public Dictionary<string, float> Scalars { get; } = [];

    public Dictionary<string, HistogramProto> Histograms { get; } = [];
}

/// <summary>Reads TFRecords of TensorFlow's <c>Event</c>, strictly: any field it does not know is an error.</summary>
internal static class EventReader
{
    public static List<LoggedEvent> Read(byte[] file)
    {
        var events = new List<LoggedEvent>();
        for (int at = 0; at < file.Length;)
        {
            long length = (long)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
            Check(file.AsSpan(at, 8), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)), "length");
            var data = file.AsSpan(at + 12, (int)length);
            Check(data, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + (int)length)), "data");
            events.Add(Event(data));
            at += 16 + (int)length;
        }

        return events;
    }

    /// <summary>Bit by bit, from the polynomial 0x1EDC6F41, reflected.</summary>
    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static void Check(ReadOnlySpan<byte> bytes, uint stored, string what)
    {
        uint unmasked = stored - 0xA282EAD8;
        uint crc = (unmasked >> 17) | (unmasked << 15);
        if (crc != Crc32C(bytes))
        {
            throw new InvalidDataException($"The checksum of the {what} is wrong.");
        }
    }

    private static LoggedEvent Event(ReadOnlySpan<byte> data)
    {
        var read = new LoggedEvent();
        while (data.Length > 0)
        {
            switch (Varint(ref data))
            {
                case (1 << 3) | 1:
                    read.WallTime = Double(ref data);
                    break;
                case 2 << 3:
                    read.Step = (long)Varint(ref data);
                    break;
                case (3 << 3) | 2:
                    read.FileVersion = Encoding.UTF8.GetString(Block(ref data));
                    break;
                case (5 << 3) | 2:
                    Summary(Block(ref data), read);
                    break;
                case (7 << 3) | 2:
                    var session = Block(ref data);
                    Assert.Equal(1u << 3, Varint(ref session));
                    read.SessionStatus = (long)Varint(ref session);
                    break;
                case var key:
                    throw new InvalidDataException($"An event has no field with the key {key}.");
            }
        }

        return read;
    }

    private static void Summary(ReadOnlySpan<byte> data, LoggedEvent read)
    {
        while (data.Length > 0)
        {
            Assert.Equal((1u << 3) | 2, Varint(ref data));
            Value(Block(ref data), read);
        }
    }

    private static void Value(ReadOnlySpan<byte> data, LoggedEvent read)
    {
        Assert.Equal((1u << 3) | 2, Varint(ref data));
        string tag = Encoding.UTF8.GetString(Block(ref data));
        switch (Varint(ref data))
        {
            case (2 << 3) | 5:
                read.Scalars.Add(tag, BinaryPrimitives.ReadSingleLittleEndian(data));
                data = data[4..];
                break;
            case (5 << 3) | 2:
                read.Histograms.Add(tag, Histogram(Block(ref data)));
                break;
            case var key:
                throw new InvalidDataException($"A value has no field with the key {key}.");
        }

        Assert.Equal(0, data.Length);
    }

    private static HistogramProto Histogram(ReadOnlySpan<byte> data)
    {
        double[] numbers = new double[5];
        double[] limits = [], counts = [];
        while (data.Length > 0)
        {
            ulong key = Varint(ref data);
            switch (key)
            {
                case (6 << 3) | 2:
                    limits = Doubles(Block(ref data));
                    break;
                case (7 << 3) | 2:
                    counts = Doubles(Block(ref data));
                    break;
                default:
                    Assert.Equal(1u, key & 7);
                    numbers[(key >> 3) - 1] = Double(ref data);
                    break;
            }
        }

        return new HistogramProto(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], limits, counts);
    }

    private static double[] Doubles(ReadOnlySpan<byte> data)
    {
        double[] values = new double[data.Length / 8];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Double(ref data);
        }

        return values;
    }

    private static double Double(ref ReadOnlySpan<byte> data)
    {
        double value = BinaryPrimitives.ReadDoubleLittleEndian(data);
        data = data[8..];
        return value;
    }

    private static ReadOnlySpan<byte> Block(ref ReadOnlySpan<byte> data)
    {
        int length = (int)Varint(ref data);
        var block = data[..length];
        data = data[length..];
        return block;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> data)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = data[0];
            data = data[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
