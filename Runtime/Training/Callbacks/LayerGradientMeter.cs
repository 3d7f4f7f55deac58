using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Adds up the gradients of one layer over the batches of an epoch.</summary>
internal sealed class LayerGradientMeter
{
    private readonly ParameterDescription? units;
    private readonly bool[] isAlive;
    private double norms;
    private double greatest;
    private double squares;
    private int batches;

    public LayerGradientMeter(LayerDescription layer)
    {
        Layer = layer;

        // A unit's bias has a gradient wherever one of its weights has; without biases its weights are looked at.
        bool hasWeights = layer.Parameters.Any(p => p.Role == ParameterRole.Weight);
        units = hasWeights ? layer.Parameters.FirstOrDefault(p => p.Role == ParameterRole.Bias) ?? layer.Parameters.First(p => p.Role == ParameterRole.Weight) : null;
        isAlive = new bool[units?.Outputs ?? 0];
    }

    public LayerDescription Layer { get; }

    public void Clear()
    {
        Array.Clear(isAlive);
        norms = greatest = squares = 0;
        batches = 0;
    }

    public void Add(ReadOnlySpan<float> gradients)
    {
        double sum = 0;
        for (int i = 0; i < Layer.Parameters.Count; i++)
        {
            sum += Squares(gradients.Slice(Layer.Parameters[i].Offset, Layer.Parameters[i].StorageLength));
        }

        double norm = Math.Sqrt(sum);
        norms += norm;
        greatest = double.IsNaN(norm) ? double.PositiveInfinity : Math.Max(greatest, norm);
        squares += sum;
        batches++;
        for (int unit = 0; unit < isAlive.Length; unit++)
        {
            isAlive[unit] = isAlive[unit] || HasGradient(gradients, unit);
        }
    }

    /// <summary>Saves the sums.</summary>
    public void Save(CallbackState state, string name)
    {
        state.SetNumber($"{name}.{nameof(norms)}", norms);
        state.SetNumber($"{name}.{nameof(greatest)}", greatest);
        state.SetNumber($"{name}.{nameof(squares)}", squares);
        state.SetNumber($"{name}.{nameof(batches)}", batches);
        state.SetText($"{name}.{nameof(isAlive)}", string.Concat(isAlive.Select(alive => alive ? '1' : '0')));
    }

    /// <summary>Restores the sums.</summary>
    /// <exception cref="InvalidDataException">They are those of another layer.</exception>
    public void Restore(CallbackState state, string name)
    {
        norms = state.GetNumber($"{name}.{nameof(norms)}");
        greatest = state.GetNumber($"{name}.{nameof(greatest)}");
        squares = state.GetNumber($"{name}.{nameof(squares)}");
        batches = (int)state.GetNumber($"{name}.{nameof(batches)}");
        string alive = state.GetText($"{name}.{nameof(isAlive)}");
        if (alive.Length != isAlive.Length)
        {
            throw new InvalidDataException(
                $"Expected {isAlive.Length} units of layer '{Layer.Name}' in the state of {nameof(GradientMonitor)}, but found {alive.Length}.");
        }

        for (int unit = 0; unit < isAlive.Length; unit++)
        {
            isAlive[unit] = alive[unit] == '1';
        }
    }

    public LayerGradients Read() => new(
        Layer.Name,
        norms / batches,
        greatest,
        Math.Sqrt(squares / ((double)batches * Layer.ParameterCount)),
        isAlive.Length,
        isAlive.Count(alive => !alive));

    private bool HasGradient(ReadOnlySpan<float> gradients, int unit)
    {
        for (int input = 0; input < units!.Inputs; input++)
        {
            if (gradients[units.IndexOf(input, unit)] != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Blocks in float, their sum in double: exact enough for a figure, and never far from the speed of the memory.</summary>
    private static double Squares(ReadOnlySpan<float> values)
    {
        const int Block = 1024;
        double sum = 0;
        for (int from = 0; from < values.Length; from += Block)
        {
            // Parameters are stored in whole panels of 16 floats, so in whole vectors.
            var partial = Vector<float>.Zero;
            foreach (var vector in MemoryMarshal.Cast<float, Vector<float>>(values.Slice(from, Math.Min(Block, values.Length - from))))
            {
                partial += vector * vector;
            }

            sum += Vector.Sum(partial);
        }

        return sum;
    }
}
