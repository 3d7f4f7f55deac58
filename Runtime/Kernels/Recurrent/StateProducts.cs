using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// The products of a step with the state: one for all gates, or, of a cell that resets its state, one for all gates but the last and then one for that.
/// </summary>
/// <remarks>The weights of the gates lie one behind the other. Transposed they are two tables where there are two products.</remarks>
internal static class StateProducts<TUnits, TCell>
    where TUnits : struct, ISize
    where TCell : struct, ICell
{
    private static int Part
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Pad(TUnits.Value);
    }

    // Where the last gate begins, in floats from the first one.
    private static int Last
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TCell.Gates - 1) * Part;
    }

    /// <summary>The sums of the gates that take the state itself.</summary>
    /// <param name="work">The state and the sums of each row.</param>
    /// <param name="weights">The weights of the state, panels <c>[gates][units / 16][units][16]</c>.</param>
    /// <param name="bias">A number for each gate of each unit, in whole panels.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(ref float work, ref float weights, ref float bias, int rows)
    {
        ref float sums = ref Unsafe.Add(ref work, 2 * Part);
        if (TCell.ResetsState)
        {
            Products<StateRow<TUnits, TCell>, FirstGates<TUnits, TCell, SumRow<TUnits, TCell>>, FromBias, Store>.Rows(
                ref work, ref weights, ref bias, Tail.To(ref sums), rows);
        }
        else
        {
            Products<StateRow<TUnits, TCell>, SumRow<TUnits, TCell>, FromBias, Store>.Rows(ref work, ref weights, ref bias, Tail.To(ref sums), rows);
        }
    }

    /// <summary>The sums of the last gate, from the reset state in the second part of the work.</summary>
    /// <inheritdoc cref="Forward"/>
    public static void ForwardReset(ref float work, ref float weights, ref float bias, int rows) =>
        Products<StateRow<TUnits, TCell>, LastGate<TUnits, SumRow<TUnits, TCell>>, FromBias, Store>.Rows(
            ref Unsafe.Add(ref work, Part), ref Unsafe.Add(ref weights, Last * TUnits.Value), ref Unsafe.Add(ref bias, Last),
            Tail.To(ref Unsafe.Add(ref work, (2 * Part) + Last)), rows);

    /// <summary>The gradient of the state before the step: what the gates that take it give, and what stands in the third part of the work.</summary>
    /// <typeparam name="TGates">Rows of gates.</typeparam>
    /// <typeparam name="TState">Rows of the work.</typeparam>
    /// <param name="gates">The gradients of the gates.</param>
    /// <param name="transposed">The weights of the state with inputs and outputs exchanged.</param>
    /// <param name="work">The gradient of the state of each row.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<TGates, TState>(ref float gates, ref float transposed, ref float work, int rows)
        where TGates : struct, IRow
        where TState : struct, IRow
    {
        if (TCell.ResetsState)
        {
            Products<FirstGates<TUnits, TCell, TGates>, TState, FromZero, Chain<Plus, Store>>.Rows(
                ref gates, ref transposed, ref transposed, Tail.Plus(ref Unsafe.Add(ref work, 2 * Part), Tail.To(ref work)), rows);
        }
        else
        {
            Products<TGates, TState, FromZero, Chain<Plus, Store>>.Rows(
                ref gates, ref transposed, ref transposed, Tail.Plus(ref Unsafe.Add(ref work, 2 * Part), Tail.To(ref work)), rows);
        }
    }

    /// <summary>The gradient of the reset state, into the second part of the work.</summary>
    /// <inheritdoc cref="Backward"/>
    public static void BackwardReset<TGates, TState>(ref float gates, ref float transposed, ref float work, int rows)
        where TGates : struct, IRow
        where TState : struct, IRow
    {
        ref float ofLast = ref Unsafe.Add(ref transposed, Last * Part);
        Products<LastGate<TUnits, TGates>, TState, FromZero, Store>.Rows(
            ref Unsafe.Add(ref gates, Last), ref ofLast, ref ofLast, Tail.To(ref Unsafe.Add(ref work, Part)), rows);
    }
}
