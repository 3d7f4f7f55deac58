using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Planning;

/// <summary>
/// Plans a network with <c>[Streaming]</c> once more, for sequences of one step: with the same parameters, and with operations that remember instead of those
/// that look back. The rows of a call are then steps one after the other, and all other operations are those of rows.
/// </summary>
internal static class StreamPlanner
{
    public static void Plan(NetworkPlan plan)
    {
        if (plan.Spec.Streaming < 0)
        {
            return;
        }

        StreamRules.Check(plan);
        if (plan.HasErrors)
        {
            return;
        }

        var input = plan.Spec.Inputs[0];
        var shape = new Specs.Shape(new EquatableArray<int>([1, .. input.Shape.Dimensions.Skip(1)]));
        var step = NetworkPlanner.PlanLayers(
            plan.Spec with { Inputs = new EquatableArray<Specs.InputSpec>([input with { Shape = shape }]), IsVariableLength = false }, plan.Options);
        if (step.HasErrors)
        {
            plan.Problems.AddRange(step.Problems.Skip(plan.Spec.Problems.Count));
            return;
        }

        var layers = plan.Layers.ToDictionary(l => l.Name);
        foreach (var layer in step.Layers.Where(l => layers.ContainsKey(l.Name)))
        {
            layer.TakeParameters(layers[layer.Name]);
        }

        var stream = new StreamPlan();
        var graph = Lowering.Make(step, Purpose.Prediction, stream: stream);
        if (stream.Length > Panels.MaximumFloats)
        {
            plan.Problems.Add(Problem.Create(
                Descriptors.TooLarge, plan.Spec.Streaming, null, "[Streaming]", $"a memory of {Literals.Count(stream.Length)} numbers",
                Literals.Count(Panels.MaximumFloats)));
            return;
        }

        plan.Streaming = (new PredictionProgram(graph, writesToCaller: true), stream);
    }
}
