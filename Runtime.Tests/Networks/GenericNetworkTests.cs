using System.Reflection;
using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.Networks;

[Network(3), Dense(8, Activation.Tanh, Name = "Hidden"), Dropout(0.2), Dense(4, Name = "Logits"), CrossEntropyLoss]
internal sealed partial class ClassifyingPolicy
{
    public partial LayerView Hidden { get; }
}

[Network(3), Dense(8, Activation.Tanh), Dense(2)]
internal sealed partial class PolicyWithoutLoss;

/// <summary>Knows of its network only that it is one: everything it does with it, it does by the names of a generated class.</summary>
internal sealed class Agent<TPolicy>(long seed)
    where TPolicy : class, INetwork<TPolicy>
{
    private readonly float[] outputs = new float[Rows * TPolicy.Description.OutputShape.Size];
    private readonly float[] inputGradient = new float[Rows * TPolicy.Description.InputShape.Size];

    public const int Rows = 5;

    public TPolicy Policy { get; private set; } = TPolicy.Create(seed);

    public Adam Optimizer { get; } = new() { LearningRate = 0.01f };

    /// <summary>What a step of any kind does, all in the memory that is there.</summary>
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> outputGradient)
    {
        double sum = Policy.TrainStep(inputs, labels, Optimizer);
        sum += Policy.ComputeGradients(inputs, labels).Mean;
        Optimizer.Step(Policy);
        Policy.Forward(inputs, outputs);
        Policy.Backward(outputGradient, inputGradient);
        Optimizer.Step(Policy);
        Policy.Predict(inputs, outputs);
        Policy.PredictProbabilities(inputs, outputs);
        sum = sum + Policy.PredictClass(inputs[..TPolicy.Description.InputShape.Size]) + outputs[0] + inputGradient[0];
        return sum + Policy.Gradients[0] + Policy.Parameters[0] + Policy.Step + Policy.Seed;
    }

    /// <summary>Leaves a clone in the place of the policy.</summary>
    public TPolicy Replace()
    {
        var before = Policy;
        Policy = Policy.Clone();
        return before;
    }

    public (string Label, string[] Labels) Labels(ReadOnlySpan<float> inputs) =>
        (Policy.PredictLabel(inputs[..TPolicy.Description.InputShape.Size]), Policy.PredictLabels(inputs));

    public byte[][] SaveEveryWay(string path)
    {
        using var stream = new MemoryStream();
        Policy.Save(path);
        Policy.Save(stream);
        return [File.ReadAllBytes(path), stream.ToArray(), Policy.Save()];
    }

    public static TPolicy[] LoadEveryWay(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        using var stream = new MemoryStream(bytes);
        TPolicy[] policies = [.. Enumerable.Range(0, 3).Select(_ => TPolicy.Create(seed: 99))];
        LoadReport[] reports = [policies[0].Load(path), policies[1].Load(stream, LoadMatch.ByOrder), policies[2].Load(bytes.AsSpan())];
        Assert.All(reports, report => Assert.NotEmpty(report.Loaded));
        return policies;
    }

    public void Name(IReadOnlyList<string> classes)
    {
        Policy.ClassNames = classes;
        Policy.Seed = 17;
        Policy.Step = 18;
        Policy.InputFeatures = null;
        Policy.Layer(TPolicy.Description.Layers[0].Name).Weight(1, 2) = 0.25f;
    }
}

/// <summary>What a generated class can do, code that is generic over networks can do too, under the same names and to the same bits.</summary>
public sealed class GenericNetworkTests : IDisposable
{
    private static readonly float[] Inputs = [.. Enumerable.Range(0, Agent<ClassifyingPolicy>.Rows * 3).Select(i => MathF.Sin(i * 0.7f))];
    private static readonly int[] Classes = [0, 3, 1, 2, 3];
    private static readonly float[] OutputGradient = [.. Enumerable.Range(0, Agent<ClassifyingPolicy>.Rows * 4).Select(i => MathF.Cos(i * 0.3f))];

    private readonly TemporaryFolder folder = new();

    private delegate void TwoSpans(ReadOnlySpan<float> inputs, Span<float> outputs);

    private delegate T OfRow<T>(ReadOnlySpan<float> input);

    private delegate float Training(ReadOnlySpan<float> inputs, TargetBatch targets, Optimizer optimizer);

    private delegate BatchLoss Computing(ReadOnlySpan<float> inputs, TargetBatch targets);

    private delegate LoadReport LoadingBytes(ReadOnlySpan<byte> bytes, LoadMatch match);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_public_member_of_a_class_is_there()
    {
        const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        const BindingFlags Static = BindingFlags.Public | BindingFlags.Static;
        string[] verbs = [.. typeof(NetworkExtensions).GetMethods(Static).Select(m => Signature(m, m.GetParameters().Skip(1)))];
        string[] properties = [.. typeof(INetwork<>).GetProperties(Instance).Select(Describe)];
        string[] methodsOfClass = [.. typeof(ClassifyingPolicy).GetMethods(Instance).Where(m => !m.IsSpecialName).Select(m => Signature(m, m.GetParameters()))];
        string[] propertiesOfClass = [.. typeof(ClassifyingPolicy).GetProperties(Instance).Where(p => p.Name != "Hidden").Select(Describe)];

        Assert.Contains("TrainStep(ReadOnlySpan`1 inputs, TargetBatch targets, Optimizer optimizer)", methodsOfClass);
        Assert.Empty(methodsOfClass.Except(verbs));
        Assert.Contains("Step Int64 True", propertiesOfClass);
        Assert.Empty(propertiesOfClass.Except(properties));

        static string Signature(MethodInfo method, IEnumerable<ParameterInfo> parameters) =>
            $"{method.Name}({string.Join(", ", parameters.Select(p => $"{p.ParameterType.Name} {p.Name}{(p.HasDefaultValue ? " = default" : "")}"))})";

        static string Describe(PropertyInfo property) => $"{property.Name} {property.PropertyType.Name} {property.CanWrite}";
    }

    /// <summary>Otherwise every call of a class would go through the interface, and a class with a member of its own would not be asked.</summary>
    [Fact]
    public void A_call_on_a_class_takes_its_own_member()
    {
        var network = new ClassifyingPolicy(1);
        TwoSpans predict = network.Predict, probabilities = network.PredictProbabilities, forward = network.Forward, backward = network.Backward;
        OfRow<int> predictClass = network.PredictClass;
        OfRow<string> label = network.PredictLabel;
        OfRow<string[]> labels = network.PredictLabels;
        Training trainStep = network.TrainStep;
        Computing compute = network.ComputeGradients;
        Func<byte[]> toBytes = network.Save;
        Action<string> toFile = network.Save;
        Action<Stream> toStream = network.Save;
        Func<string, LoadMatch, LoadReport> fromFile = network.Load;
        Func<Stream, LoadMatch, LoadReport> fromStream = network.Load;
        LoadingBytes fromBytes = network.Load;
        Func<ClassifyingPolicy> clone = network.Clone;
        Func<string, LayerView> layer = network.Layer;

        Assert.All(
            (Delegate[])
            [
                predict, probabilities, forward, backward, predictClass, label, labels, trainStep, compute,
                toBytes, toFile, toStream, fromFile, fromStream, fromBytes, clone, layer,
            ],
            call => Assert.Equal(typeof(ClassifyingPolicy), call.Method.DeclaringType));
    }

    [Fact]
    public void A_generic_step_comes_to_the_bits_of_one_on_the_class()
    {
        var agent = new Agent<ClassifyingPolicy>(seed: 1);
        var network = new ClassifyingPolicy(1);
        var optimizer = new Adam { LearningRate = 0.01f };
        float[] outputs = new float[Classes.Length * 4], inputGradient = new float[Inputs.Length];
        for (int step = 0; step < 3; step++)
        {
            double sum = network.TrainStep(Inputs, Classes, optimizer);
            sum += network.ComputeGradients(Inputs, Classes).Mean;
            optimizer.Step(network);
            network.Forward(Inputs, outputs);
            network.Backward(OutputGradient, inputGradient);
            optimizer.Step(network);
            network.PredictProbabilities(Inputs, outputs);
            sum = sum + network.PredictClass(Inputs.AsSpan(0, 3)) + outputs[0] + inputGradient[0];
            sum = sum + network.Gradients[0] + network.Parameters[0] + network.Step + network.Seed;

            Assert.Equal(sum, agent.Step(Inputs, Classes, OutputGradient));
            Assert.Equal(network.Gradients, agent.Policy.Gradients);
            Assert.Equal(network.Parameters, agent.Policy.Parameters);
        }

        Assert.Equal(9, agent.Policy.Step);
        Assert.NotEqual(new ClassifyingPolicy(1).Save(), agent.Policy.Save());
    }

    [Fact]
    public void A_generic_step_allocates_nothing()
    {
        var agent = new Agent<ClassifyingPolicy>(seed: 1);
        agent.Step(Inputs, Classes, OutputGradient);
        long before = GC.GetAllocatedBytesForCurrentThread();

        agent.Step(Inputs, Classes, OutputGradient);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Files_labels_and_settings_are_those_of_the_class()
    {
        var agent = new Agent<ClassifyingPolicy>(seed: 1);
        agent.Name(["a", "b", "c", "d"]);

        Assert.Equal(["a", "b", "c", "d"], agent.Policy.ClassNames);
        Assert.Equal((17, 18, 0.25f), (agent.Policy.Seed, agent.Policy.Step, agent.Policy.Hidden.Weight(1, 2)));
        Assert.Equal(agent.Policy.PredictLabel(Inputs.AsSpan(0, 3)), agent.Labels(Inputs).Label);
        Assert.Equal(agent.Policy.PredictLabels(Inputs), agent.Labels(Inputs).Labels);
        Assert.All(agent.SaveEveryWay(folder.File("policy.safetensors")), bytes => Assert.Equal(agent.Policy.Save(), bytes));
        Assert.All(Agent<ClassifyingPolicy>.LoadEveryWay(folder.File("policy.safetensors")), policy => Assert.Equal(agent.Policy.Save(), policy.Save()));
    }

    [Fact]
    public void A_clone_goes_on_to_the_same_bits_and_is_another_network()
    {
        var agent = new Agent<ClassifyingPolicy>(seed: 1);
        agent.Step(Inputs, Classes, OutputGradient);
        agent.Policy.SetRateFactor("Logits", 0.5f);
        var original = agent.Replace();
        Assert.Equal((original.Seed, original.Step, original.RateFactor("Logits")), (agent.Policy.Seed, agent.Policy.Step, agent.Policy.RateFactor("Logits")));

        byte[] before = original.Save();
        agent.Policy.TrainStep(Inputs, Classes, new Sgd());
        Assert.Equal(before, original.Save());
        original.TrainStep(Inputs, Classes, new Sgd());
        Assert.Equal(original.Save(), agent.Policy.Save());
    }

    [Fact]
    public void What_the_network_cannot_do_is_an_error_that_says_why()
    {
        var agent = new Agent<PolicyWithoutLoss>(seed: 1);
        float[] inputs = new float[3];
        Action[] uses =
        [
            () => agent.Policy.PredictClass(inputs), () => agent.Policy.PredictLabel(inputs), () => agent.Policy.PredictLabels(inputs),
            () => agent.Policy.PredictProbabilities(inputs, new float[2]),
        ];
        Assert.All(uses, use => Assert.Equal("PolicyWithoutLoss is not a classifier: its loss is None.", Assert.Throws<InvalidOperationException>(use).Message));
        Action[] steps = [() => agent.Policy.TrainStep(inputs, new float[2], agent.Optimizer), () => agent.Policy.ComputeGradients(inputs, new float[2])];
        Assert.All(steps, step =>
            Assert.StartsWith("PolicyWithoutLoss has no loss attribute", Assert.Throws<InvalidOperationException>(step).Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>("name", () => agent.Policy.Layer("none"));
        Assert.Throws<ArgumentNullException>("network", () => NetworkExtensions.Clone<PolicyWithoutLoss>(null!));
    }

    /// <summary>A network that was written by hand, against an earlier library, has no such members of its own.</summary>
    [Fact]
    public void A_network_written_by_hand_needs_no_more_members()
    {
        var network = LinearNetwork<ThreeClasses>.Zero();
        Set(network);
        Assert.Equal((5L, 6L), (network.Core.Seed, network.Core.Step));

        static void Set<TNetwork>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork>
        {
            network.Seed = 5;
            network.Step = 6;
            Assert.Equal(network.Core.Storage.Parameters.Span, network.Parameters);
            Assert.Equal(network.Core.Gradients, network.Gradients);
            Assert.Null(network.ClassNames);
            Assert.Null(network.InputFeatures);
        }
    }
}
