using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>Layers → stages, and where everything lies: parameters, state, the arena of activations and gradients.</summary>
internal static class StagePlanner
{
    /// <summary>Floats of one array that .NET addresses with room for the padding.</summary>
    public const int MaximumFloats = 500_000_000;

    public static void Plan(NetworkPlan plan)
    {
        DescribeParameters(plan);
        if (!PlaceParameters(plan))
        {
            return;
        }

        FormStages(plan);
        PlaceBuffers(plan);
    }

    private static void DescribeParameters(NetworkPlan plan)
    {
        Shape? image = null;
        for (int i = 0; i < plan.Layers.Count; i++)
        {
            var layer = plan.Layers[i];
            if (layer is FlattenLayer && layer.InputShape.Rank > 1)
            {
                image = ImageOf(layer.InputShape);
            }

            layer.DescribeParameters(plan.Layers.Skip(i + 1).FirstOrDefault(l => !l.IsForTrainingOnly)?.Spec.Kind, image);
            foreach (var parameter in layer.OutputShape.Rank > 1 ? [] : layer.Parameters)
            {
                parameter.OutputOrder = layer.KeepsFeatures && image is not null ? image : ImageAhead(plan.Layers.Skip(i + 1));
            }

            if (layer.Parameters.Count > 0 && !layer.KeepsFeatures)
            {
                // Its outputs are features, whatever its inputs were.
                image = null;
            }
        }
    }

    /// <summary>The image that a vector becomes without another layer of parameters between, or null.</summary>
    private static Shape? ImageAhead(IEnumerable<Layer> layers) =>
        layers.TakeWhile(l => l.Parameters.Count == 0 || l.KeepsFeatures).OfType<ReshapeLayer>().FirstOrDefault() is { OutputShape.Rank: > 1 } reshape ? ImageOf(reshape.OutputShape) : null;

    /// <summary>The image whose values a file counts in another order than the storage; null where there is one channel. A signal is an image of width 1.</summary>
    private static Shape? ImageOf(Shape shape)
    {
        int channels = shape.Dimensions[shape.Rank - 1], height = shape.Dimensions[0], width = shape.Rank == 3 ? shape.Dimensions[1] : 1;
        return channels > 1 ? new Shape(new EquatableArray<int>([height, width, channels])) : null;
    }

    private static bool PlaceParameters(NetworkPlan plan)
    {
        long offset = 0;
        foreach (var layer in plan.Layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                parameter.Offset = (int)Math.Min(offset, MaximumFloats);
                offset += parameter.StorageLength;
                if (offset > MaximumFloats)
                {
                    plan.Problems.Add(Problem.Create(
                        Descriptors.TooLarge, layer.Attribute, null, layer.Title, Emission.Literals.Count(offset) + " parameters", Emission.Literals.Count(MaximumFloats)));
                    return false;
                }
            }
        }

        plan.ParameterStorage = (int)offset;
        int state = 0;
        foreach (var layer in plan.Layers.OfType<StandardizeLayer>())
        {
            layer.StateOffset = state;
            state += 2 * Panels.Pad((int)layer.OutputShape.Size);
        }

        if (plan.Loss is { StandardizesTargets: true })
        {
            plan.TargetState = state;
            state += 2 * Panels.Pad(plan.OutputSize);
        }

        plan.StateStorage = state;
        return true;
    }

    private static void FormStages(NetworkPlan plan)
    {
        var stage = new Stage(0, null, plan.InputSize);
        plan.Stages.Add(stage);
        foreach (var layer in plan.Layers)
        {
            if (layer is StageLayer main)
            {
                stage = new Stage(plan.Stages.Count, main, (int)main.OutputShape.Size);
                plan.Stages.Add(stage);
            }
            else if (layer is PointwiseLayer pointwise)
            {
                stage.Tail.Add(pointwise);
            }
        }

        foreach (var current in plan.Stages)
        {
            int next = current.Index + 1;
            current.Slack = Math.Max(current.Main?.OutputSlack ?? 0, next < plan.Stages.Count ? plan.Stages[next].Main!.InputSlack : 0);
        }
    }

    private static void PlaceBuffers(NetworkPlan plan)
    {
        int offset = 0;
        foreach (var stage in plan.Stages)
        {
            var next = stage.Index + 1 < plan.Stages.Count ? plan.Stages[stage.Index + 1] : null;
            stage.Values = new BufferPlan?[stage.Tail.Count + 1];
            for (int value = 0; value <= stage.Tail.Count; value++)
            {
                bool isOutput = value == stage.Tail.Count;

                // The raw input lies in the caller's memory, unpadded. Where whole vectors of it are read, or it is the output itself, it is copied.
                bool isCallers = stage.IsInput && value == 0 && !stage.IsSaved(0) && !(isOutput && (next is null || next.Main!.ReadsWholeVectors));
                bool isMain = value == 0 && stage.Main is { KeepsRawOutput: true };
                if (!isCallers && (isOutput || isMain || stage.IsSaved(value)))
                {
                    stage.Values[value] = Place(stage.ValueName(value), stage.Stride);
                }
            }
        }

        foreach (var stage in plan.Stages)
        {
            stage.Gradient = Place(stage.Name + " gradient", stage.Stride);
            stage.InputCopy = PlaceCopy(stage.Name + " padded input", stage.Main?.InputCopyLength ?? 0);
            stage.Statistics = PlaceCopy(stage.Name + " statistics", stage.Main?.StatisticsLength ?? 0);
            stage.GradientCopy = PlaceCopy(stage.Name + " padded input's gradient", stage.Main?.GradientCopyLength ?? 0);
        }

        plan.ArenaWidth = offset;
        foreach (var stage in plan.Stages)
        {
            stage.ScratchOffset = plan.ScratchLength;
            plan.ScratchLength += (int)(stage.Main?.ScratchLength ?? 0);
        }

        BufferPlan? PlaceCopy(string name, int length) => length == 0 ? null : Place(name, Panels.Stride(length));

        BufferPlan Place(string name, int stride)
        {
            var buffer = new BufferPlan(name, offset, stride);
            offset += stride;
            return buffer;
        }
    }
}
