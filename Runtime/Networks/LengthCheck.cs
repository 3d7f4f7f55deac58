using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Checks the lengths of rows.</summary>
internal static class LengthCheck
{
    /// <summary>Checks that there is a length for each row, and that it is between 1 and the declared steps.</summary>
    /// <param name="network">The network, for messages.</param>
    /// <param name="axes">Its time axes; empty if all rows have one length.</param>
    /// <param name="lengths">The lengths; empty if all rows are full.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentException">There are too many or too few, or one is out of range.</exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Check(NetworkDescription network, ReadOnlySpan<StepAxis> axes, ReadOnlySpan<int> lengths, int rows)
    {
        if (lengths.IsEmpty)
        {
            return;
        }

        if (axes.IsEmpty)
        {
            throw new InvalidOperationException(
                $"All rows of {network.Name} have the same length: set VariableLength = true in its [Network] for rows with lengths of their own.");
        }

        if (lengths.Length != rows)
        {
            throw new ArgumentException(
                $"{network.Name}: expected a length for each of {NumberText.Count(rows, "row")}, got {lengths.Length}.", nameof(lengths));
        }

        for (int row = 0; row < lengths.Length; row++)
        {
            if (lengths[row] < 1 || lengths[row] > axes[0].Steps)
            {
                throw WrongLength(network, lengths, row, axes[0].Steps);
            }
        }
    }

    /// <summary>Checks that each row has a step on each axis.</summary>
    /// <exception cref="ArgumentException">One has none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CheckAxes(NetworkDescription network, ReadOnlySpan<StepAxis> axes, StepTable table, int rows, int firstRow = 0)
    {
        for (int axis = 1; axis < axes.Length; axis++)
        {
            var sequences = table.Of(axis, 0, rows);
            for (int row = 0; row < rows; row++)
            {
                if (sequences.LengthOf(row) == 0)
                {
                    throw TooShort(network, firstRow + row, table.Of(0, 0, rows).LengthOf(row));
                }
            }
        }
    }

    private static ArgumentOutOfRangeException WrongLength(NetworkDescription network, ReadOnlySpan<int> lengths, int row, int steps) => new(
        nameof(lengths), lengths[row],
        $"{network.Name}: row {row} has a length of {NumberText.Count(lengths[row], "step")}, but lengths go from 1 to {steps}.");

    private static ArgumentException TooShort(NetworkDescription network, int row, int length) => new(
        $"{network.Name}: row {row} has a length of {NumberText.Count(length, "step")}, of which the windows of its convolutions and poolings leave nothing.",
        nameof(length));
}
