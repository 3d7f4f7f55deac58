using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// A layer with a state that goes through the steps of a sequence: PyTorch's <c>nn.LSTM</c>, <c>nn.GRU</c> and <c>nn.RNN</c> with <c>batch_first=True</c>. It
/// gives h of every step.
/// </summary>
internal abstract class RecurrentLayer : Layer
{
    // Keys of the masks between layers, beyond those of layers that are masks.
    private const int FirstKey = 1 << 20, KeysOfLayer = 64;

    private List<List<RecurrencePlan>> plans = [];

    public override OrderRule OrderRule => OrderRule.ChannelsLast;

    public override TimeRule TimeRule => TimeRule.Keeps;

    public override bool TakesVectors => false;

    public override bool IsNonlinear => true;

    public override long MultiplyAdds => plans.Sum(layer => layer.Sum(p => p.MultiplyAdds));

    /// <summary>What happens in a step.</summary>
    protected abstract Cell Cell { get; }

    /// <summary>Whether it goes through the steps in both directions.</summary>
    public bool IsBidirectional => Spec.Flag("Bidirectional");

    /// <summary>Whether the state before the first step is learnt.</summary>
    private bool IsLearnt => Spec.Flag("TrainedState");

    /// <summary>The rate of dropout between its layers.</summary>
    private double Dropout => Spec.Number("Dropout");

    public override StreamObstacle? StreamObstacle =>
        IsBidirectional ? new("Bidirectional", "also goes from the last step to the first", "leave Bidirectional out, and give it more units or Layers") : null;

    public override Value Lower(GraphBuilder builder)
    {
        var value = builder.Input;
        int parameter = 0;
        foreach (var directions in plans)
        {
            if (Dropout > 0 && parameter > 0)
            {
                int key = FirstKey + (KeysOfLayer * Ordinal) + plans.IndexOf(directions);
                value = builder.Add(new Elementwise(builder.Origin, value, new LayerMask(key, Dropout, Time, (int)OutputShape.Size)));
            }

            List<Value> results = [.. directions.Select(plan => RunThrough(builder, value, plan, ref parameter))];
            value = results.Count == 1 ? results[0] : builder.Add(new Concatenation(builder.Origin, results, Time is null ? directions[0].Steps : 1));
        }

        return value;
    }

    public override void DescribeParameters(string? follower)
    {
        List<ParameterPlan> parameters = [];
        for (int layer = 0; layer < plans.Count; layer++)
        {
            foreach (var plan in plans[layer])
            {
                string suffix = FormattableString.Invariant($"l{layer}") + (plan.IsReverse ? "_reverse" : string.Empty);
                int gates = plan.Cell.Gates * plan.Units;

                // All of PyTorch's start between ±1 / √units.
                Add($"weight_ih_{suffix}", "Weight", plan.Inputs);
                Add($"weight_hh_{suffix}", "Weight", plan.Units);
                Add($"bias_ih_{suffix}", "Bias", 1);
                Add($"bias_hh_{suffix}", "Bias", 1);
                foreach (string state in FirstStates(plan))
                {
                    parameters.Add(new ParameterPlan($"{state}_{suffix}", "Bias", 1, plan.Units, "Zeros", plan.Units));
                }

                void Add(string name, string role, int inputs) => parameters.Add(
                    new ParameterPlan(name, role, inputs, gates, "PyTorch", plan.Units, groups: plan.Cell.Gates));
            }
        }

        Parameters = parameters;
    }

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double units = Spec.Number("units"), layers = Spec.Number("Layers", 1);
        if (!(problems.RequireSize("units", units) & problems.RequireSize("Layers", layers))
            || !problems.Require(layers <= 64, "Layers", layers, "at most 64")
            || !problems.Require(Dropout is >= 0 and < 1, "Dropout", Dropout, "in [0, 1)")
            || !problems.Require(
                Dropout == 0 || layers > 1, "Dropout", Dropout, "0 with one layer, since it acts between layers: for its outputs put [Dropout] after it")
            || !problems.RequireRank(input, "a sequence (steps, features)", 2))
        {
            return null;
        }

        int steps = input.Dimensions[0], features = input.Dimensions[1], directions = IsBidirectional ? 2 : 1;
        if (units * steps * Cell.Saved > Panels.MaximumFloats)
        {
            problems.ReportSize(FormattableString.Invariant($"{steps} × {units} numbers"));
            return null;
        }

        plans = [];
        for (int layer = 0; layer < layers; layer++)
        {
            int inputs = layer == 0 ? features : directions * (int)units;
            plans.Add([.. Enumerable.Range(0, directions).Select(d => new RecurrencePlan(Cell, steps, inputs, (int)units, IsReverse: d == 1, IsLearnt))]);
        }

        return new Shape(new EquatableArray<int>([steps, directions * (int)units]));
    }

    /// <summary>The names of the vectors of a learnt first state, as in PyTorch's documentation.</summary>
    private static string[] FirstStates(RecurrencePlan plan) => !plan.IsLearnt ? [] : plan.Cell.States == 1 ? ["h_0"] : ["h_0", "c_0"];

    /// <summary>One layer in one direction.</summary>
    private Value RunThrough(GraphBuilder builder, Value input, RecurrencePlan plan, ref int parameter)
    {
        List<ParameterPlan> own = [.. Parameters.Skip(parameter).Take(4 + FirstStates(plan).Length)], first = [.. own.Skip(4)];
        parameter += own.Count;
        string name = FormattableString.Invariant($"{builder.Origin.Name}.l{plans.FindIndex(layer => layer.Contains(plan))}");
        List<Value> values = [.. own.Take(4).Select(builder.Parameter)];
        if (builder.Stream is { } stream)
        {
            var state = stream.AddState(name, plan.Cell.States, plan.Units, plan.StreamLength, first);
            return builder.Add(new StreamingRecurrence(builder.Origin, input, values, plan, state));
        }

        plan = plan with { Carried = builder.AddCarried(plan.StateLength) };
        var product = builder.Add(Time is null
            ? new Convolution(builder.Origin, input, values[0], values[2], plan.InputProduct)
            : new Dense(builder.Origin, input, values[0], values[2], plan.GatesLength));
        product.Name = $"{builder.Origin.Name} inputs";
        List<Value> states = [.. first.Select(builder.Parameter)];
        var result = builder.Add(Time is null
            ? new Recurrence(builder.Origin, product, values[1], values[3], states, plan)
            : new PackedRecurrence(builder.Origin, product, values[1], values[3], states, plan));
        result.Name = plan.IsReverse ? $"{builder.Origin.Name} reverse" : builder.Origin.Name;
        return result;
    }

    /// <summary>Dropout of the states that one layer passes to the next.</summary>
    private sealed class LayerMask(int key, double rate, TimeAxis? time, int size) : IFunction
    {
        public Saved Saved => Saved.Nothing;

        public bool IsForTrainingOnly => true;

        public string Forward(string next) => MaskLayer.MaskOf(key, time, size, rate, next);

        public string Backward(string next, string x, string y) => Forward(next);
    }
}

/// <summary>Long short-term memory: PyTorch's <c>nn.LSTM</c>.</summary>
internal sealed class LSTMLayer : RecurrentLayer
{
    protected override Cell Cell => Cell.LSTM;
}

/// <summary>Gated recurrent units: PyTorch's <c>nn.GRU</c>, and the form whose reset gate acts before the product.</summary>
internal sealed class GRULayer : RecurrentLayer
{
    protected override Cell Cell => Spec.Flag("ResetAfter", true) ? Cell.GRU : Cell.ResetBeforeGRU;
}

/// <summary>Plain recurrent units: PyTorch's <c>nn.RNN</c>.</summary>
internal sealed class RNNLayer : RecurrentLayer
{
    protected override Cell Cell => Spec.Flag("ReLU") ? Cell.ReLU : Cell.Tanh;
}
