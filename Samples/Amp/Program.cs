using System.Diagnostics;
using System.Globalization;
using Amp;
using NetGen;
using Samples;

const string OutputFile = "amp.wav";
const string FigureFile = "amp.svg";
const int BlockSize = 64;
const int Window = 512;

try
{
    var line = new CommandLine(args);
    string? model = line.Text("--model"), wave = line.Text("--wave");
    int epochs = line.Count("--epochs") ?? 20;
    double seconds = line.Positive("--seconds") ?? 10;
    long seed = line.Whole("--seed") ?? 0;
    bool checks = line.Flag("--check");
    line.End();
    var input = wave is null ? new WaveFile(Device.SampleRate, Device.Play(seconds, seed: 3)) : WaveFile.Read(wave);
    if (model is null)
    {
        var network = Train(epochs, seed);
        Process(network, network.OpenStream(), input);
    }
    else if (Path.GetExtension(model) == ".json")
    {
        var network = new AmpModel();
        RTNeuralWeights.Load(model, network);
        Process(network, network.OpenStream(), input);
    }
    else
    {
        ProcessNam(NamFile.Read(model), input, checks);
    }

    return 0;
}
catch (OptionException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ModelFileException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

// A network of its own, which learns the device from 20 seconds of what goes in and what comes out.
static AmpModel Train(int epochs, long seed)
{
    Dataset train = Make(20, seed: 1), validation = Make(4, seed: 2);
    Console.WriteLine(AmpModel.Description);
    Console.WriteLine();
    var network = new AmpModel(seed);
    const int Batch = 32;
    var trainer = new Trainer<AmpModel>(network, new Adam { LearningRate = 1e-2f, ClipNorm = 1 })
    {
        BatchSize = Batch,
        Epochs = epochs,
        Seed = seed,
        Schedule = new OneCycleSchedule((long)epochs * (train.Count / Batch)),
        Callbacks = { new ConsoleProgress() },
    };
    var history = trainer.Fit(train, validation);
    history.WriteLearningCurves(FigureFile);
    Console.WriteLine($"wrote {FigureFile}");

    float[] test = Device.Play(4, seed: 4), expected = Device.Run(test), heard = new float[test.Length];
    network.Process(test, heard, network.OpenStream());
    double error = heard.Zip(expected, (a, b) => Math.Pow(a - b, 2)).Sum(), power = expected.Sum(e => Math.Pow(e, 2));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"error to signal: {error / power:0.0000}"));
    return network;
}

static Dataset Make(double seconds, int seed)
{
    float[] signal = Device.Play(seconds, seed), heard = Device.Run(signal);
    int length = signal.Length / Window * Window;
    return Dataset.FromArrays(signal[..length], inputSize: Window, heard[..length], targetSize: Window);
}

static void ProcessNam(NamFile file, WaveFile input, bool checks)
{
    if (file.Architecture == "LSTM")
    {
        var lstm = new NamLSTM();
        NamWeights.Load(file, lstm);
        Process(lstm, lstm.OpenStream(), input);
        return;
    }

    var network = new StandardWaveNet();
    NamWeights.Load(file, network);
    if (checks)
    {
        float[] signal = input.Samples[..Math.Min(input.Samples.Length, 6000)], heard = new float[signal.Length];
        network.Process(signal, heard, network.OpenStream());
        double difference = WaveNetReference.Run(network, signal).Zip(heard, (a, b) => Math.Abs(a - b)).Max();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest difference from double precision: {difference:0.0e+0}"));
    }

    Process(network, network.OpenStream(), input);
}

// As a plug-in does it: block after block, each of them before the next one is there.
static void Process<TNetwork>(TNetwork network, SequenceStream<TNetwork> stream, WaveFile input)
    where TNetwork : class, IStreamingNetwork<TNetwork>
{
    float[] heard = new float[input.Samples.Length];
    var start = stream.Clone();
    double best = double.PositiveInfinity;

    // The first time the methods are compiled.
    for (int attempt = 0; attempt < 3; attempt++)
    {
        stream.CopyFrom(start);
        long begin = Stopwatch.GetTimestamp();
        for (int at = 0; at < heard.Length; at += BlockSize)
        {
            int length = Math.Min(BlockSize, heard.Length - at);
            network.Process(input.Samples.AsSpan(at, length), heard.AsSpan(at, length), stream);
        }

        best = Math.Min(best, Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    new WaveFile(input.SampleRate, heard).Write(OutputFile);
    Console.WriteLine($"wrote {OutputFile}");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"times real time: {heard.Length / (input.SampleRate * best):0.0}"));
}
