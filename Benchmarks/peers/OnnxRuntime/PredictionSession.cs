using Microsoft.ML.OnnxRuntime;

namespace NetGen.Benchmarks.OnnxRuntimePeer;

/// <summary>A loaded model with its batches in memory: nothing is copied or allocated for a call, in both ways of calling.</summary>
internal sealed class PredictionSession : IDisposable
{
    private const int Rows = 10_000;
    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly string[] inputNames;
    private readonly string[] outputNames;
    private readonly OrtValue[][] inputs;
    private readonly OrtValue[] outputs;
    private readonly Lazy<OrtIoBinding[]> bindings;

    public PredictionSession(string file, int threads)
    {
        using var settings = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        session = new InferenceSession(file, settings);
        inputNames = [.. session.InputNames];
        outputNames = [.. session.OutputNames];
        inputs = Batches(Shape(session.InputMetadata[inputNames[0]]));
        outputs = [Zeros(Shape(session.OutputMetadata[outputNames[0]]))];
        bindings = new(() => [.. inputs.Select(input => Bind(input[0]))]);
    }

    /// <summary>Runs so many batches, inputs and outputs handed over with each call.</summary>
    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            session.Run(options, inputNames, inputs[step % inputs.Length], outputNames, outputs);
        }
    }

    /// <summary>Runs so many batches, each bound beforehand.</summary>
    public void RunBound(int steps)
    {
        var bound = bindings.Value;
        for (int step = 0; step < steps; step++)
        {
            session.RunWithBinding(options, bound[step % bound.Length]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IEnumerable<IDisposable> bound = bindings.IsValueCreated ? bindings.Value : [];
        foreach (var owned in bound.Concat(inputs.SelectMany(batch => batch)).Concat(outputs))
        {
            owned.Dispose();
        }

        session.Dispose();
        options.Dispose();
    }

    private OrtIoBinding Bind(OrtValue input)
    {
        var binding = session.CreateIoBinding();
        binding.BindInput(inputNames[0], input);
        binding.BindOutput(outputNames[0], outputs[0]);
        return binding;
    }

    private static long[] Shape(NodeMetadata metadata) => [.. metadata.Dimensions.Select(size => (long)size)];

    private static OrtValue Zeros(long[] shape) => OrtValue.CreateTensorValueFromMemory(new float[shape.Aggregate((a, b) => a * b)], shape);

    // Standard-normal rows, divided into whole batches.
    private static OrtValue[][] Batches(long[] shape)
    {
        var random = new Random(1);
        int size = (int)shape.Aggregate((a, b) => a * b);
        return [.. Enumerable.Range(0, Rows / (int)shape[0]).Select(_ => new[] { OrtValue.CreateTensorValueFromMemory(Normal(random, size), shape) })];
    }

    private static float[] Normal(Random random, int count)
    {
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return numbers;
    }
}
